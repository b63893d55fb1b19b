// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/byte_stream.h"
#include "core/import/sample_sink.h"
#include "core/registry/model.h"

namespace nightjar {

class Workers;

/// Reads a log of HJ 212 packets of 2005, 2017 and 2025: one a line or glued, with or without time stamps around them.
/// Every value of a valid message is a sample; a bad packet or line is one refused row. Workers, where there are any,
/// read ahead.
Outcome readHj212(ByteStream &bytes, const Registry &registry, SampleSink &sink, Workers *workers = nullptr);

} // namespace nightjar
