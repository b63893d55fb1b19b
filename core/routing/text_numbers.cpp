// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/text_numbers.h"

#include <charconv>
#include <cmath>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace nightjar {

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

Error unusable(Error::Kind kind, const QString &path, const char *text)
{
    return Error{kind, QCoreApplication::translate("Routing", text).arg(path), path, -1};
}

} // namespace

Result<std::vector<NumberLine>> readNumberLines(const QString &path)
{
    if (QFileInfo(path).isDir())
        return unusable(Error::Kind::BadInput, path,
                        QT_TRANSLATE_NOOP("Routing", "%1 is a folder, not a file. Name a single file."));
    QFile file(path);
    if (!file.exists())
        return unusable(Error::Kind::NotFound, path,
                        QT_TRANSLATE_NOOP("Routing", "There is no file %1. Check the name."));
    if (!file.open(QIODevice::ReadOnly))
        return unusable(Error::Kind::Io, path,
                        QT_TRANSLATE_NOOP("Routing", "The file %1 cannot be read. Check its permissions."));
    if (file.size() > largestFile)
        return unusable(Error::Kind::BadInput, path,
                        QT_TRANSLATE_NOOP("Routing",
                                          "The file %1 is larger than 16 MB, too large for a plan. Check that it is "
                                          "the right file."));
    const QByteArray bytes = file.readAll();
    if (bytes.contains('\0'))
        return unusable(Error::Kind::BadInput, path,
                        QT_TRANSLATE_NOOP("Routing", "The file %1 is no text. Check that it is the right file."));
    std::vector<NumberLine> lines;
    qint64 row = 0;
    for (const QByteArray &raw : bytes.split('\n')) {
        ++row;
        const QByteArray text = raw.simplified();
        if (text.isEmpty())
            continue;
        NumberLine line{row, {}};
        for (const QByteArray &word : text.split(' '))
            line.words.push_back(word);
        lines.push_back(std::move(line));
    }
    if (lines.empty())
        return unusable(Error::Kind::BadInput, path,
                        QT_TRANSLATE_NOOP("Routing", "The file %1 is empty. Check that it was copied whole."));
    return lines;
}

std::optional<double> parseFinite(const QByteArray &word)
{
    const char *begin = word.constData();
    const char *end = begin + word.size();
    if (begin != end && *begin == '+')
        ++begin;
    double value = 0;
    const auto [at, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || at != end || begin == end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

Result<std::vector<double>> parseNumbers(const NumberLine &line, const QString &path)
{
    std::vector<double> numbers;
    for (const QByteArray &word : line.words) {
        const std::optional<double> value = parseFinite(word);
        if (!value)
            return Error{
                Error::Kind::BadInput,
                QCoreApplication::translate("Routing", "%1, line %2: \"%3\" is not a number. Correct the line.")
                    .arg(path)
                    .arg(line.row)
                    .arg(QString::fromUtf8(word.left(40))),
                path, line.row};
        numbers.push_back(*value);
    }
    return numbers;
}

} // namespace nightjar
