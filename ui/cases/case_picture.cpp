// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/case_picture.h"

#include <chrono>
#include <future>
#include <memory>

#include <QCoreApplication>

#include "ui/paper/lead_picture.h"

namespace nightjar
{

Result<ChartPicture> CasePainter::draw(Cache &cache, const PictureRequest &request, const OnProgress &progress)
{
    auto scene = loadLeadScene(cache, request);
    if (!scene)
        return scene.error();
    // Not a blocking call: the GUI thread may be waiting for this very job to stop.
    auto painted = std::make_shared<std::promise<Result<ChartPicture>>>();
    auto future = painted->get_future();
    auto shared = std::make_shared<ChartScene>(std::move(*scene));
    QMetaObject::invokeMethod(
        this, [painted, shared] { painted->set_value(paintLeadScene(*shared)); }, Qt::QueuedConnection);
    while (future.wait_for(std::chrono::milliseconds(40)) != std::future_status::ready) {
        if (progress && !progress({}))
            return Error{Error::Kind::Cancelled, QCoreApplication::translate("Cases", "Stopped. Nothing was frozen.")};
    }
    return future.get();
}

std::shared_ptr<CasePainter> makeCasePainter()
{
    return {new CasePainter, [](CasePainter *painter) { painter->deleteLater(); }};
}

} // namespace nightjar
