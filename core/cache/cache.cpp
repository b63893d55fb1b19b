// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/cache.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include "core/cache/audit_store.h"
#include "core/cache/case_store.h"
#include "core/cache/import_store.h"
#include "core/cache/migrations.h"
#include "core/cache/new_cache.h"
#include "core/cache/plan_store.h"
#include "core/cache/registry_store.h"
#include "core/cache/rule_result_store.h"
#include "core/cache/screening_store.h"
#include "core/cache/series_store.h"

namespace nightjar {

struct Cache::State {
    explicit State(Database opened) : database(std::move(opened)) {}
    Database database;
    QString notice;
    RegistryStore registry{database};
    SeriesStore series{database};
    ImportStore imports{database};
    ScreeningStore screenings{database};
    CaseStore cases{database};
    PlanStore plans{database};
    AuditStore audit{database};
    RuleResultStore ruleResults{database};
};

Cache::Cache(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Cache::Cache(Cache &&) noexcept = default;
Cache &Cache::operator=(Cache &&) noexcept = default;
Cache::~Cache() = default;

Result<Cache> Cache::open(const QString &path, OpenMode mode)
{
    const QFileInfo file(path);
    if (mode == OpenMode::Create && !path.isEmpty() && !file.exists() && file.absoluteDir().exists()) {
        if (auto made = makeNewCache(path); !made)
            return made.error();
    }
    auto database = Database::open(path, mode);
    if (!database)
        return database.error();
    auto notice = prepareSchema(*database, mode, schemaSteps());
    if (!notice)
        return notice.error();
    auto state = std::make_unique<State>(std::move(*database));
    state->notice = *notice;
    if (state->database.immutable()) {
        state->notice =
            QCoreApplication::translate("Cache", "%1 lies on a medium that cannot be written: it is opened as it "
                                                 "is and nothing can be added.")
                .arg(path);
    }
    return Cache(std::move(state));
}

QString Cache::path() const { return m_state->database.path(); }
bool Cache::readOnly() const { return m_state->database.readOnly(); }
QString Cache::notice() const { return m_state->notice; }

Database &Cache::database() { return m_state->database; }
RegistryStore &Cache::registry() { return m_state->registry; }
SeriesStore &Cache::series() { return m_state->series; }
ImportStore &Cache::imports() { return m_state->imports; }
ScreeningStore &Cache::screenings() { return m_state->screenings; }
CaseStore &Cache::cases() { return m_state->cases; }
PlanStore &Cache::plans() { return m_state->plans; }
AuditStore &Cache::audit() { return m_state->audit; }
RuleResultStore &Cache::ruleResults() { return m_state->ruleResults; }

} // namespace nightjar
