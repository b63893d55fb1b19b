// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/quality/pictures.h"

#include <algorithm>

#include <QDir>
#include <QFile>

#include "tests/bench/quality/calibration_fit.h"

namespace nightjar::quality {
namespace {

constexpr double width = 190;
constexpr double height = 140;

QString number(double value) { return QString::number(value, 'g', 4); }

/// A plot of 190 x 140 with its axes, placed in the picture.
class Panel
{
public:
    Panel(QString &svg, double left, double top, double xLow, double xHigh, double yHigh)
        : m_svg(svg), m_left(left), m_top(top), m_xLow(xLow), m_xHigh(xHigh), m_yHigh(yHigh)
    {
        m_svg +=
            QStringLiteral("<rect x='%1' y='%2' width='%3' height='%4' fill='none' stroke='#888' stroke-width='1'/>\n")
                .arg(number(left), number(top), number(width), number(height));
        for (int k = 0; k <= 4; ++k) {
            const double x = xLow + (xHigh - xLow) * k / 4;
            const double y = yHigh * k / 4;
            if (k > 0 && k < 4) {
                m_svg += QStringLiteral("<line x1='%1' y1='%3' x2='%2' y2='%3' stroke='#888' stroke-opacity='0.35'/>\n")
                             .arg(number(left), number(left + width), number(py(y)));
            }
            text(px(x), top + height + 14, QString::number(x, 'g', 3), "middle");
            text(left - 4, py(y) + 4, QString::number(y, 'g', 2), "end");
        }
    }
    void titles(const QString &x, const QString &y)
    {
        text(m_left + width / 2, m_top + height + 30, x, "middle");
        text(m_left - 22, m_top - 8, y, "start");
    }
    void line(const std::vector<std::pair<double, double>> &points, const char *colour)
    {
        QString path;
        for (const auto &[x, y] : points)
            path += number(px(x)) + u',' + number(py(std::min(y, m_yHigh))) + u' ';
        m_svg += QStringLiteral("<polyline points='%1' fill='none' stroke='%2' stroke-width='2'/>\n")
                     .arg(path.trimmed(), QLatin1StringView(colour));
    }
    void dot(double x, double y, double radius)
    {
        m_svg += QStringLiteral("<circle cx='%1' cy='%2' r='%3' fill='#2a7fb8'/>\n")
                     .arg(number(px(x)), number(py(std::min(y, m_yHigh))), number(radius));
    }
    void note(const QString &words) { text(m_left + width / 2, m_top + height / 2, words, "middle"); }

private:
    double px(double x) const { return m_left + (x - m_xLow) / std::max(1e-9, m_xHigh - m_xLow) * width; }
    double py(double y) const { return m_top + height - y / std::max(1e-9, m_yHigh) * height; }
    void text(double x, double y, const QString &words, const char *anchor)
    {
        m_svg += QStringLiteral("<text x='%1' y='%2' text-anchor='%3' font-family='sans-serif' font-size='11' "
                                "fill='#777'>%4</text>\n")
                     .arg(number(x), number(y), QLatin1StringView(anchor), words.toHtmlEscaped());
    }

    QString &m_svg;
    double m_left, m_top, m_xLow, m_xHigh, m_yHigh;
};

/// Recall in classes of equally many frauds.
void drawRecall(QString &svg, const std::vector<Verdict> &verdicts, const std::string &rule)
{
    std::vector<std::pair<double, bool>> frauds;
    for (const Verdict &verdict : verdicts) {
        for (const Told &told : verdict.frauds) {
            if (told.fraud->rule == rule)
                frauds.push_back({told.fraud->effect, told.matched});
        }
    }
    std::sort(frauds.begin(), frauds.end());
    const std::size_t count = frauds.size();
    // a few giants must not squeeze the rest
    const double most = count == 0 ? 1 : frauds[std::size_t(0.95 * double(count - 1))].first * 1.05;
    Panel panel(svg, 40, 30, 0, most, 1);
    panel.titles(QString::fromStdString(effectAxis(rule)), QStringLiteral("召回率 recall, n = %1").arg(count));
    const std::size_t classes = std::clamp<std::size_t>(count / 6, 1, 6);
    std::vector<std::pair<double, double>> points;
    for (std::size_t k = 0; k < classes && count > 0; ++k) {
        const std::size_t from = k * count / classes;
        const std::size_t to = (k + 1) * count / classes;
        double hits = 0;
        for (std::size_t i = from; i < to; ++i)
            hits += frauds[i].second ? 1 : 0;
        points.push_back({std::min(most, frauds[(from + to - 1) / 2].first), hits / double(to - from)});
    }
    panel.line(points, "#2a7fb8");
    for (const auto &[x, y] : points)
        panel.dot(x, y, 3);
    if (count == 0)
        panel.note(QStringLiteral("—"));
}

void drawFalse(QString &svg, const std::vector<Case> &cases, const std::vector<Verdict> &verdicts,
               const std::string &rule)
{
    double months = 0;
    std::vector<double> strengths;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (cases[i].number < 0 || !cases[i].honest())
            continue;
        months += verdicts[i].months;
        for (const Verdict::Scored &scored : verdicts[i].scored) {
            if (scored.rule == rule && !scored.right)
                strengths.push_back(scored.strength);
        }
    }
    std::vector<std::pair<double, double>> points;
    double most = 0.02;
    for (double least = 0.2; least < 0.985; least += 0.025) {
        const auto above = std::count_if(strengths.begin(), strengths.end(), [&](double s) { return s >= least; });
        points.push_back({least, months > 0 ? double(above) / months : 0});
        most = std::max(most, points.back().second);
    }
    Panel panel(svg, 290, 30, 0.2, 1, most * 1.1);
    panel.titles(QStringLiteral("强度 strength ≥"), QStringLiteral("误报 / 企业·月 false leads / firm-month"));
    panel.line(points, "#c0562f");
}

void drawReliability(QString &svg, const std::vector<Verdict> &verdicts, const std::string &rule)
{
    const Reliability found = reliabilityOf(verdicts, rule);
    Panel panel(svg, 540, 30, 0, 1, 1);
    panel.titles(QStringLiteral("强度 strength"),
                 QStringLiteral("属实 right, n = %1, Brier %2").arg(found.total).arg(found.brier, 0, 'f', 3));
    panel.line({{0, 0}, {1, 1}}, "#999999");
    for (int bin = 0; bin < 10; ++bin) {
        if (found.leads[bin] > 0)
            panel.dot(found.sum[bin] / found.leads[bin], double(found.right[bin]) / found.leads[bin],
                      std::clamp(2 + std::sqrt(double(found.leads[bin])) / 2, 2.5, 8.0));
    }
}

} // namespace

bool writePictures(const std::vector<Case> &cases, const std::vector<Verdict> &verdicts,
                   const std::vector<std::string> &rules, const QString &folder)
{
    QDir().mkpath(folder);
    bool good = true;
    for (const std::string &rule : rules) {
        QString svg = QStringLiteral("<?xml version='1.0' encoding='UTF-8'?>\n<svg xmlns='http://www.w3.org/2000/svg' "
                                     "width='750' height='215' viewBox='0 0 750 215'>\n");
        drawRecall(svg, verdicts, rule);
        drawFalse(svg, cases, verdicts, rule);
        drawReliability(svg, verdicts, rule);
        svg += QStringLiteral("</svg>\n");
        QFile file(folder + u'/' + QString::fromStdString(rule) + QStringLiteral(".svg"));
        const QByteArray bytes = svg.toUtf8();
        good = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && good;
    }
    return good;
}

} // namespace nightjar::quality
