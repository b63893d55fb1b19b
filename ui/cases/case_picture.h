// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "core/base/progress.h"
#include "core/casework/case_open.h"

namespace nightjar
{

/// Draws pictures of leads for a worker thread: the data is read where it is called, the picture is painted on the GUI
/// thread, since Qt's graphics scenes belong there. Make it on the GUI thread; `progress` lets a cancelled job stop
/// waiting.
class CasePainter : public QObject
{
    Q_OBJECT
public:
    Result<ChartPicture> draw(Cache &cache, const PictureRequest &request, const OnProgress &progress);
};
/// A painter that lives until the last job that uses it has ended.
std::shared_ptr<CasePainter> makeCasePainter();

} // namespace nightjar
