// SPDX-License-Identifier: GPL-3.0-or-later
// The library holds only the resource :/i18n; an archive needs one object of its own.
namespace nightjar {
int translationsLinked() { return 1; }
} // namespace nightjar
