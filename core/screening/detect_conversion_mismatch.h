// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/screening/rule.h"

namespace nightjar {

/// `conversion-mismatch` (折算不符): the reported converted value is not C x (21 - O2ref) / (21 - O2) of the reported
/// measured value and oxygen. F15, C02, C03.
///
/// (21 - O2) x Zs / C is a constant, 21 - O2ref, whatever the plant does. The reference is that of the limits of the
/// date, else of the channel, else the constant that the data itself shows (a figure says which). A sample differs
/// beyond `least_share` and what the rounding of its three values allows; an hour differs when 70 % of its samples do
/// (F15: ten minutes) on one side; differing hours up to `gap` compared hours apart are one lead, which lasts as long
/// as the statistic holds: the whole history for a wrong constant. Kinds: `reference` (one other reference throughout),
/// `oxygen` (the O2 used is not the O2 reported: constant, or off by points), `factor`.
///
/// Hours are judged only where no finer conversion is reported: the mean of converted minutes is not the converted
/// mean, so that `least_coarse_hours` of them have to differ one after the other by more than their usual scatter.
///
/// Least input: converted, measured and O2 at the same times in steps of an hour or less, 40 samples. O2 of 19.5 and
/// more is not compared: conversion is not defined from 20.5 on and many loggers stop before. No witness is needed:
/// three records of one logger contradict each other.
///
/// Strength: 0.7 for an hour or two that flatter by 3 %, over 0.9 for days; less where the reported value is the higher
/// one, and where the reference might only be registered wrongly.
RuleResult judgeConversionMismatch(const FirmData &firm, const Params &params);

} // namespace nightjar
