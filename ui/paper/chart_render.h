// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

#include "core/base/result.h"
#include "ui/paper/carpet.h"
#include "ui/paper/chart_scene.h"
#include "ui/paper/theme.h"

class QPainter;
class QRectF;

namespace nightjar
{

enum class ChartFormat { Png, Svg, Pdf };

/// The format that a file's name asks for; an error names the three that there are.
Result<ChartFormat> chartFormatOf(const QString &fileName);

struct ChartPaper {
    QSize size{1200, 640}; ///< in 1/96 inch
    double scale = 2;      ///< device pixels a 1/96 inch; PNG only
    const Theme *theme = &lightTheme();
};

/// Draws title, legend, units, range and the lines that name files and hashes. Needs a QApplication (any platform)
/// but may be called in any thread; texts are in the language of the installed translators.
Result<QByteArray> renderChart(const ChartScene &scene, ChartFormat format, const ChartPaper &paper = {});
Result<QByteArray> renderCarpet(const CarpetScene &scene, ChartFormat format, const ChartPaper &paper = {});

/// The same picture inside a document, without the lines of sources: `rect` in the painter's units, 1/96 inch each.
void paintChart(QPainter &painter, const QRectF &rect, const ChartScene &scene);

/// Loaded scene -> file, written beside and renamed.
Outcome writeChart(const QString &fileName, const QByteArray &bytes);

} // namespace nightjar
