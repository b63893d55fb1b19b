// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/collect_files.h"

#include <algorithm>
#include <numeric>

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include "core/import/archive_files.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

InputFile unusable(const QString &path, Error::Kind kind, const QString &text)
{
    InputFile file;
    file.path = path;
    file.error = Error{kind, text, path};
    return file;
}

void addFile(const QString &path, const QString &listed, InputFiles &out)
{
    const Packing packing = packingOf(path);
    if (packing != Packing::None) {
        addArchive(path, path, listed, packing, out);
        return;
    }
    const QFileInfo info(path);
    InputFile file;
    file.path = path;
    file.table = tableNamed(info.fileName());
    file.size = info.size();
    out.files.push_back(std::move(file));
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
        if (!readable || info.fileName().startsWith(u"~$") || !isDataFile(name) || isNoteFile(root.filePath(name))) {
            out.skipped += name;
            continue;
        }
        nested = nested || name.contains(u'/');
        addFile(root.filePath(name), name, out);
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
            ? importText(QT_TRANSLATE_NOOP("Import", "The folder %1 is empty. Name a folder with files of data."))
                  .arg(folder)
            : importText(QT_TRANSLATE_NOOP("Import", "The folder %1 holds no file of data (CSV, TSV, TXT, LOG, XLSX, "
                                                     "XLS, JSONL, ZIP, GZ). Name other files themselves."))
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
            addFile(path, info.fileName(), out);
        }
    }
    const auto shapes = tableShapes();
    const auto rank = [&](const InputFile &file) {
        return file.table ? file.table - shapes.data() : std::ptrdiff_t(shapes.size());
    };
    // Sorted by number: GCC 12 takes the optional members of a file that is moved within the sort for uninitialized.
    std::vector<std::size_t> order(out.files.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(out.files[a]) < rank(out.files[b]); });
    std::vector<InputFile> sorted;
    sorted.reserve(order.size());
    for (const std::size_t at : order)
        sorted.push_back(std::move(out.files[at]));
    out.files = std::move(sorted);
    return out;
}

} // namespace nightjar
