// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Marks a small loop that is compiled for several x86-64 levels; the fastest that the machine has is taken at start.
/// Empty under sanitizers: the thread sanitizer's resolvers run too early, and the others need no speed.
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define NIGHTJAR_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define NIGHTJAR_CLONES
#endif
