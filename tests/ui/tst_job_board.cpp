// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include "ui/job_board.h"

using namespace nightjar;

namespace {

/// Works until it is told to stop or to go on.
Result<int> workUntil(std::atomic<bool> &go, const OnProgress &onProgress)
{
    for (qint64 i = 0; !go; ++i) {
        if (!onProgress({i % 100, 100}))
            return Error{Error::Kind::Cancelled, QStringLiteral("cancelled, nothing kept")};
        QThread::msleep(1);
    }
    return 7;
}

} // namespace

class TestJobBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answerArrivesInTheGuiThread()
    {
        JobBoard board;
        int answer = 0;
        QThread *thread = nullptr;
        board.start<int>(
            QStringLiteral("Add"), this, [](const OnProgress &) -> Result<int> { return 3 + 4; },
            [&](Result<int> result) {
                thread = QThread::currentThread();
                answer = *result;
            },
            [](const int &sum) { return QStringLiteral("sum %1").arg(sum); });
        QVERIFY(board.busy());
        QTRY_COMPARE(answer, 7);
        QCOMPARE(thread, QThread::currentThread());
        QVERIFY(!board.busy());
        QCOMPARE(board.jobs().size(), std::size_t(1));
        QCOMPARE(board.jobs()[0].result, QStringLiteral("sum 7"));
        QVERIFY(!board.jobs()[0].failed);
        board.markRead(board.jobs()[0].id);
        QVERIFY(board.jobs().empty());
    }

    void quietJobsLeaveTheBoard()
    {
        JobBoard board;
        bool done = false;
        board.start<Done>(QStringLiteral("Quiet"), this, [](const OnProgress &) -> Outcome { return Done{}; },
                          [&](Outcome) { done = true; });
        QTRY_VERIFY(done);
        QVERIFY(board.jobs().empty());
    }

    void failureStaysUntilRead()
    {
        JobBoard board;
        bool failed = false;
        board.start<Done>(
            QStringLiteral("Fail"), this,
            [](const OnProgress &) -> Outcome { return Error{Error::Kind::Io, QStringLiteral("disk full")}; },
            [&](Outcome outcome) { failed = !outcome; });
        QTRY_VERIFY(failed);
        QCOMPARE(board.jobs().size(), std::size_t(1));
        QVERIFY(board.jobs()[0].failed);
        QCOMPARE(board.jobs()[0].result, QStringLiteral("disk full"));
    }

    void progressIsTold()
    {
        JobBoard board;
        std::atomic<bool> go{false};
        QSignalSpy changes(&board, &JobBoard::changed);
        board.start<int>(QStringLiteral("Long"), this, [&](const OnProgress &p) { return workUntil(go, p); }, {});
        QTRY_VERIFY(!board.jobs().empty() && board.jobs()[0].progress.total == 100);
        QVERIFY(!changes.empty());
        go = true;
        QTRY_VERIFY(!board.busy());
    }

    void cancelStopsTheWork()
    {
        JobBoard board;
        std::atomic<bool> go{false};
        std::optional<Error::Kind> kind;
        const int id = board.start<int>(
            QStringLiteral("Long"), this, [&](const OnProgress &p) { return workUntil(go, p); },
            [&](Result<int> result) { kind = result.error().kind; });
        board.cancel(id);
        QTRY_VERIFY(kind);
        QCOMPARE(*kind, Error::Kind::Cancelled);
        QVERIFY(board.jobs()[0].cancelled);
        QVERIFY(!board.jobs()[0].failed);
    }

    void answerOfADeadPageIsDropped()
    {
        JobBoard board;
        std::atomic<bool> go{false};
        bool answered = false;
        auto page = std::make_unique<QObject>();
        board.start<int>(QStringLiteral("Page"), page.get(), [&](const OnProgress &p) { return workUntil(go, p); },
                         [&](Result<int>) { answered = true; });
        page.reset();
        go = true;
        QTRY_VERIFY(!board.busy());
        QVERIFY(!answered);
    }

    void closingWaitsAndSaysNothing()
    {
        std::atomic<bool> go{false};
        bool answered = false;
        {
            JobBoard board;
            board.start<int>(QStringLiteral("A"), this, [&](const OnProgress &p) { return workUntil(go, p); },
                             [&](Result<int>) { answered = true; });
            board.start<int>(QStringLiteral("B"), this, [&](const OnProgress &p) { return workUntil(go, p); },
                             [&](Result<int>) { answered = true; });
            board.cancelAllAndWait();
            QVERIFY(!board.busy());
        }
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

QTEST_MAIN(TestJobBoard)
#include "tst_job_board.moc"
