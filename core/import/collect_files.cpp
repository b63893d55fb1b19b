// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/collect_files.h"

#include <algorithm>

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include "core/import/text.h"

namespace nightjar {
namespace {

const TableShape *tableOf(const QFileInfo &info)
{
    if (info.suffix().compare(QStringLiteral("csv"), Qt::CaseInsensitive) != 0)
        return nullptr;
    return tableShape(info.completeBaseName());
}

InputFile unusable(const QString &path, Error::Kind kind, const QString &text)
{
    InputFile file;
    file.path = path;
    file.error = Error{kind, text, path};
    return file;
}

void addFolder(const QString &folder, InputFiles &out)
{
    QStringList inside;
    const QDir root(folder);
    const QDir absolute(root.absolutePath()); // relativeFilePath() takes a relative name for one inside its folder
    // Hidden files (a spreadsheet's lock, a Mac's shadow of each file) and links to nowhere are told, too, but not
    // read.
    QDirIterator walk(absolute.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (walk.hasNext())
        inside += absolute.relativeFilePath(walk.next());
    inside.sort();
    bool nested = false;
    std::size_t taken = 0;
    for (const QString &name : inside) {
        const QFileInfo info(root.filePath(name));
        const bool readable = info.isFile() && !info.fileName().startsWith(u'.');
        if (!readable || info.suffix().compare(QStringLiteral("csv"), Qt::CaseInsensitive) != 0) {
            out.skipped += name;
            continue;
        }
        nested = nested || name.contains(u'/');
        out.files.push_back({root.filePath(name), tableOf(info), info.size(), {}});
        ++taken;
    }
    if (nested)
        out.notices +=
            importText(QT_TRANSLATE_NOOP("Import", "The folders inside %1 were read as part of it.")).arg(folder);
    if (taken > 0)
        return;
    out.files.push_back(unusable(
        folder, Error::Kind::BadInput,
        inside.isEmpty()
            ? importText(QT_TRANSLATE_NOOP("Import", "The folder %1 is empty. Name a folder with CSV files."))
                  .arg(folder)
            : importText(QT_TRANSLATE_NOOP(
                             "Import", "The folder %1 holds no CSV file. Name HJ 212 logs and other files themselves."))
                  .arg(folder)));
}

} // namespace

InputFiles collectFiles(const QStringList &paths)
{
    InputFiles out;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (!info.exists()) {
            out.files.push_back(unusable(
                path, Error::Kind::NotFound,
                importText(QT_TRANSLATE_NOOP("Import", "There is no file or folder %1. Check the path.")).arg(path)));
        } else if (info.isDir()) {
            addFolder(path, out);
        } else if (!info.isFile()) {
            out.files.push_back(unusable(
                path, Error::Kind::BadInput,
                importText(QT_TRANSLATE_NOOP("Import", "%1 is no regular file. Save it as a file first.")).arg(path)));
        } else {
            out.files.push_back({path, tableOf(info), info.size(), {}});
        }
    }
    const auto shapes = tableShapes();
    const auto rank = [&](const InputFile &file) {
        return file.table ? file.table - shapes.data() : std::ptrdiff_t(shapes.size());
    };
    std::stable_sort(out.files.begin(), out.files.end(),
                     [&](const InputFile &a, const InputFile &b) { return rank(a) < rank(b); });
    return out;
}

} // namespace nightjar
