// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Puts the built-in rule pack, tariffs and calendar within reach (`:/screening/...`). Call it before reading one: the
/// linker drops a static library's resources unless something outside every namespace names them.
void initNightjarScreeningResources();
