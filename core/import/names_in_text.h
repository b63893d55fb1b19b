// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/registry/model.h"

namespace nightjar {

/// The firm whose name stands in a title: its code where exactly one firm is meant without doubt, the text itself where
/// an officer has to say (a short name without its place, a branch that nobody registered); empty where there is none
/// or where there are two.
QString firmInText(const QString &written, const Registry &registry);

/// The same of a file's name, at whose begin a code stands, too.
QString firmOfFileName(const QString &fileName, const Registry &registry);

/// The only point of a firm whose name or code stands in a file's name; empty where there is none or where two do.
QString pointOfFileName(const QString &fileName, const QString &enterprise, const Registry &registry);

/// The only code of an outlet as permits give them (`DA001` of gas, `DW002` of water) in a text; empty where there is
/// none or where there are several.
QString outletCodeIn(const QString &text);

} // namespace nightjar
