// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/curves/curves_loader.h"

namespace nightjar
{

CurvesLoader::CurvesLoader(QObject *parent) : QObject(parent), m_shared(std::make_shared<Shared>())
{
    // One thread that stays: the connection belongs to it.
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

CurvesLoader::~CurvesLoader()
{
    newEpoch();
    m_pool.clear();
    m_pool.waitForDone();
}

void CurvesLoader::setCache(const QString &path)
{
    m_shared->path = std::make_shared<const QString>(path);
    newEpoch();
}

Result<Cache *> CurvesLoader::open(Shared &shared)
{
    const std::shared_ptr<const QString> path = shared.path;
    const QString wanted = path ? *path : QString();
    if (shared.cache && shared.openPath == wanted)
        return &*shared.cache;
    shared.cache.reset();
    if (wanted.isEmpty())
        return Error{Error::Kind::NotFound, tr("No cache is open. Open one on the page Data.")};
    Result<Cache> opened = Cache::open(wanted, OpenMode::ReadOnly);
    if (!opened)
        return opened.error();
    shared.cache.emplace(std::move(*opened));
    shared.openPath = wanted;
    return &*shared.cache;
}

} // namespace nightjar
