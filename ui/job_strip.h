// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace nightjar {

class ElidedLabel;
class Workspace;
struct JobState;

/// One job in the strip: running with progress, rate, time left and Cancel; finished with its sentence until read.
class JobItem : public QWidget
{
    Q_OBJECT
public:
    explicit JobItem(Workspace &workspace, QWidget *parent = nullptr);
    void show(const JobState &job);
    int job() const { return m_job; }
    void retranslate();

private:
    Workspace &m_workspace;
    int m_job = 0;
    QLabel *m_mark;
    ElidedLabel *m_text;
    QProgressBar *m_bar;
    ElidedLabel *m_figures;
    QPushButton *m_cancel;
    QToolButton *m_read;
};

/// The bottom edge: jobs at the left; cache, samples, last import and the cache's "now" at the right.
class JobStrip : public QWidget
{
    Q_OBJECT
public:
    explicit JobStrip(Workspace &workspace, QWidget *parent = nullptr);
    /// A sentence that stays until it is read, for what no job can say (a dropped file, a cache that does not open).
    void tell(const QString &sentence, bool bad);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showJobs();
    void showCache();
    void chooseNow();
    void retranslate();

    Workspace &m_workspace;
    std::vector<JobItem *> m_items;
    QHBoxLayout *m_left;
    QLabel *m_more;
    QLabel *m_notice;
    QToolButton *m_noticeRead;
    QLabel *m_cache;
    QPushButton *m_now;
};

/// Percent, rate and time left of a running job in words, such as `64 % · 26 100 rows/s · 2 s left`.
QString jobFigures(const JobState &job, qint64 nowMs);

} // namespace nightjar
