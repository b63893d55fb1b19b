// SPDX-License-Identifier: GPL-3.0-or-later
// Precompiled for all of ui: widgets and the standard library, nothing of ours.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QPainter>
#include <QPushButton>
#include <QString>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QWidget>
