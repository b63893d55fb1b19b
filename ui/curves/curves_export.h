// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paper/chart_query.h"

namespace nightjar
{

/// The samples of the channels inside the span as CSV, digits and flags as reported (dataset format): one channel as
/// `time,value,flag`, several as `enterprise,point,factor,time,value,flag`. Answers the number of lines.
Result<qint64> exportCsv(Cache &cache, const std::vector<ChannelKey> &channels, Span span, const QString &fileName);

} // namespace nightjar
