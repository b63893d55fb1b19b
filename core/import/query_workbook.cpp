// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/query_workbook.h"

#include <atomic>

#include <QDateTime>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QStringList>

#include "core/base/hash.h"
#include "core/import/row_text.h"
#include "core/import/text.h"

namespace nightjar {
namespace {

constexpr int timestampWithZone = 1184; ///< type number of PostgreSQL; other types keep the text of the database
constexpr std::size_t mostCell = 1'000'000;

QString packageOf(const QString &driver)
{
    if (driver == u"QPSQL")
        return QStringLiteral("libqt6sql6-psql");
    return driver == u"QODBC" ? QStringLiteral("libqt6sql6-odbc") : QStringLiteral("libqt6sql6-sqlite");
}

QString faultOf(const QSqlError &error)
{
    const QString text = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return text.simplified().left(300);
}

/// A watermark as the database compares it: a number where it was one or looks like one.
QVariant boundValue(const Watermark &mark)
{
    bool whole = false;
    const qint64 number = mark.value.toLongLong(&whole);
    if (whole && (mark.number || QString::number(number) == mark.value))
        return number;
    bool real = false;
    const double value = mark.value.toDouble(&real);
    return mark.number && real ? QVariant(value) : QVariant(mark.value);
}

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double: return true;
    default: return false;
    }
}

QString timeText(const QDateTime &time, bool zoned)
{
    const QString format =
        time.time().msec() == 0 ? QStringLiteral("yyyy-MM-dd HH:mm:ss") : QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz");
    if (zoned || time.timeSpec() != Qt::LocalTime)
        return time.toOffsetFromUtc(int(localOffset)).toString(format) + QStringLiteral("+08:00");
    return time.toString(format);
}

/// A cell as text with every digit that the database gave.
std::string cellText(const QVariant &value, bool zoned)
{
    if (value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::Double: return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest).toStdString();
    case QMetaType::Bool: return value.toBool() ? "1" : "0";
    case QMetaType::QDateTime: return timeText(value.toDateTime(), zoned).toStdString();
    case QMetaType::QDate: return value.toDate().toString(Qt::ISODate).toStdString();
    case QMetaType::QTime: return value.toTime().toString(Qt::ISODate).toStdString();
    case QMetaType::QByteArray: return value.toByteArray().toStdString();
    default: return value.toString().toStdString();
    }
}

/// Is `a` behind `b`? Numbers by size, times and other texts by their characters.
bool isGreater(const Watermark &a, const Watermark &b)
{
    if (b.value.isEmpty())
        return true;
    bool left = false, right = false;
    const double x = a.value.toDouble(&left), y = b.value.toDouble(&right);
    if (a.number && right && left) {
        bool whole = false, otherWhole = false;
        const qint64 i = a.value.toLongLong(&whole), j = b.value.toLongLong(&otherWhole);
        return whole && otherWhole ? i > j : x > y;
    }
    return (a.number && !right) || a.value > b.value;
}

} // namespace

struct QueryWorkbook::State {
    QuerySource source;
    Watermark from;
    OnQueryRow onRow;
    QString connection;
    QueryProgress progress;
    Sha256 hash;
    int readers = 0; ///< how many were opened: only the last one counts

    Error failed(const char *sentence, const QSqlError &error) const
    {
        return {Error::Kind::Io, importText(sentence).arg(source.name, faultOf(error)), source.name};
    }
};

namespace {

class QueryReader final : public SheetReader
{
public:
    QueryReader(QueryWorkbook::State &state, QSqlQuery query)
        : m_state(state), m_reader(++state.readers), m_query(std::move(query))
    {
    }
    Outcome begin();
    Result<bool> next(SheetRow &row) override;

private:
    bool isLast() const { return m_reader == m_state.readers; }
    void fill(SheetRow &row);
    void noteWatermark(const QVariant &value);

    QueryWorkbook::State &m_state;
    int m_reader;
    QSqlQuery m_query;
    std::vector<std::string> m_cells;
    std::vector<bool> m_zoned;
    std::string m_raw;
    qint64 m_line = -1; ///< of the row that was given last
    int m_watermark = -1;
};

/// Runs the query and takes the names of its columns.
Outcome QueryReader::begin()
{
    const QuerySource &source = m_state.source;
    m_query.setForwardOnly(true);
    m_query.setNumericalPrecisionPolicy(QSql::HighPrecision);
    bool ok = m_query.prepare(source.sql);
    if (ok && usesWatermark(source.sql))
        m_query.bindValue(QStringLiteral(":watermark"), boundValue(m_state.from));
    ok = ok && m_query.exec();
    if (!ok) {
        const QSqlError error = m_query.lastError();
        if (source.driver == u"QPSQL") // or its driver complains when the statement is freed
            QSqlQuery(QSqlDatabase::database(m_state.connection, false)).exec(QStringLiteral("ROLLBACK"));
        return m_state.failed(QT_TRANSLATE_NOOP("Import", "The query of source %1 was refused by its database: %2. "
                                                          "Correct it with `pull add`."),
                              error);
    }
    const QSqlRecord record = m_query.record();
    for (int i = 0; i < record.count(); ++i) {
        m_cells.push_back(record.fieldName(i).toStdString());
        // QPSQL gives both kinds of timestamps as local times of this process; only its type number tells.
        m_zoned.push_back(source.driver == u"QPSQL" && record.field(i).typeID() == timestampWithZone);
        if (record.fieldName(i).compare(source.watermark, Qt::CaseInsensitive) == 0)
            m_watermark = i;
    }
    if (!source.watermark.isEmpty() && m_watermark < 0) {
        return Error{Error::Kind::BadInput,
                     importText(QT_TRANSLATE_NOOP("Import", "The query of source %1 gives no column %2, which its "
                                                            "watermark follows. Add it to the SELECT."))
                         .arg(source.name, source.watermark),
                     source.name};
    }
    m_state.progress = {0, m_state.from};
    m_state.hash = Sha256();
    m_state.hash.add(source.sql.toUtf8() + '\0' + m_state.from.value.toUtf8() + '\0');
    return Done{};
}

void QueryReader::noteWatermark(const QVariant &value)
{
    if (value.isNull())
        return;
    const Watermark mark{QString::fromStdString(m_cells[std::size_t(m_watermark)]), isNumber(value)};
    if (isGreater(mark, m_state.progress.greatest))
        m_state.progress.greatest = mark;
}

void QueryReader::fill(SheetRow &row)
{
    row.cells.assign(m_cells.begin(), m_cells.end());
    row.fault.clear();
    for (const std::string &cell : m_cells) {
        if (cell.size() > mostCell)
            row.fault = importText(QT_TRANSLATE_NOOP("Import", "a cell is longer than 1 MB"));
        else if (!isUtf8(cell) || cell.find('\0') != std::string::npos)
            row.fault = importText(QT_TRANSLATE_NOOP("Import", "a cell holds bytes that are no text"));
    }
    joinRow(row.cells, m_raw);
    row.raw = m_raw;
    row.line = ++m_line;
}

Result<bool> QueryReader::next(SheetRow &row)
{
    if (m_line < 0) { // the names of the columns
        fill(row);
        return true;
    }
    if (!m_query.next()) {
        if (m_query.lastError().isValid())
            return m_state.failed(QT_TRANSLATE_NOOP("Import",
                                                    "Reading source %1 broke off: %2. Nothing of this pull was "
                                                    "kept; run it again."),
                                  m_query.lastError());
        return false;
    }
    QByteArray bytes;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const QVariant value = m_query.value(int(i));
        m_cells[i] = cellText(value, m_zoned[i]);
        if (isLast() && int(i) == m_watermark)
            noteWatermark(value);
        bytes.append(m_cells[i].data(), qsizetype(m_cells[i].size()));
        bytes.append('\x1F');
    }
    fill(row);
    if (!isLast())
        return true;
    bytes.append('\x1E');
    m_state.hash.add(bytes);
    ++m_state.progress.rows;
    if (m_state.onRow && !m_state.onRow(m_state.progress)) {
        return Error{Error::Kind::Cancelled,
                     importText(QT_TRANSLATE_NOOP("Import", "The pull of %1 was cancelled; nothing of it was kept."))
                         .arg(m_state.source.name),
                     m_state.source.name};
    }
    return true;
}

/// Times with a zone come as times of the session, without saying so over ODBC: the session's zone is made UTC+8.
QString zoneStatement(const QSqlDriver &driver)
{
    switch (driver.dbmsType()) {
    case QSqlDriver::PostgreSQL: return QStringLiteral("SET TIME ZONE INTERVAL '+08:00' HOUR TO MINUTE");
    case QSqlDriver::MySqlServer: return QStringLiteral("SET time_zone = '+08:00'");
    case QSqlDriver::Oracle: return QStringLiteral("ALTER SESSION SET TIME_ZONE = '+08:00'");
    default: return {};
    }
}

/// Opens the connection so that nothing can be written through it.
Outcome connectReading(QSqlDatabase &database, const QuerySource &source, const QString &password)
{
    database.setDatabaseName(source.database);
    database.setHostName(source.host);
    database.setUserName(source.user);
    database.setPassword(password);
    if (source.port > 0)
        database.setPort(source.port);
    if (source.driver == u"QSQLITE") {
        if (!QFileInfo(source.database).isFile()) {
            return Error{Error::Kind::NotFound,
                         importText(QT_TRANSLATE_NOOP("Import", "The database %1 of source %2 is not there. Check the "
                                                                "path."))
                             .arg(source.database, source.name),
                         source.database};
        }
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000"));
    } else if (source.driver == u"QPSQL") {
        database.setConnectOptions(QStringLiteral("connect_timeout=10;application_name=nightjar"));
    } else {
        database.setConnectOptions(QStringLiteral("SQL_ATTR_ACCESS_MODE=SQL_MODE_READ_ONLY;SQL_ATTR_LOGIN_TIMEOUT=10"));
    }
    const auto refused = [&](const QSqlError &error) {
        return Error{Error::Kind::Io,
                     importText(QT_TRANSLATE_NOOP("Import", "The database of source %1 could not be opened: %2. Check "
                                                            "host, database, user and password."))
                         .arg(source.name, faultOf(error)),
                     source.name};
    };
    if (!database.open())
        return refused(database.lastError());
    QSqlQuery query(database);
    if (const QString zone = zoneStatement(*database.driver()); !zone.isEmpty() && !query.exec(zone))
        return refused(query.lastError());
    // One moment of the database for all that is read; SQLite has one a statement.
    if (source.driver == u"QPSQL" &&
        !query.exec(QStringLiteral("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")))
        return refused(query.lastError());
    return Done{};
}

} // namespace

QueryWorkbook::QueryWorkbook(std::unique_ptr<State> state) : m_state(std::move(state)) {}

QueryWorkbook::~QueryWorkbook()
{
    QSqlDatabase::database(m_state->connection, false).close();
    QSqlDatabase::removeDatabase(m_state->connection);
}

Result<std::unique_ptr<QueryWorkbook>> QueryWorkbook::open(const QuerySource &source, const QString &password,
                                                           const Watermark &from, OnQueryRow onRow)
{
    if (auto ok = checkSource(source); !ok)
        return ok.error();
    if (!QSqlDatabase::isDriverAvailable(source.driver)) {
        return Error{
            Error::Kind::NotFound,
            importText(QT_TRANSLATE_NOOP("Import", "The database driver %1 is not installed. Install the Debian "
                                                   "package %2 and pull again."))
                .arg(source.driver, packageOf(source.driver)),
            source.name};
    }
    static std::atomic<int> connections = 0; // Qt knows connections by name, in the whole process
    auto state = std::make_unique<State>();
    state->source = source;
    state->from = from.value.isEmpty() ? Watermark{source.start, false} : from;
    state->onRow = std::move(onRow);
    state->connection = QStringLiteral("nightjar-pull-%1").arg(++connections);
    QSqlDatabase database = QSqlDatabase::addDatabase(source.driver, state->connection);
    std::unique_ptr<QueryWorkbook> book(new QueryWorkbook(std::move(state)));
    auto connected = connectReading(database, source, password);
    database = QSqlDatabase(); // no handle may be left when the connection is removed
    if (!connected)
        return connected.error();
    return book;
}

Result<std::unique_ptr<SheetReader>> QueryWorkbook::open(qsizetype)
{
    auto reader =
        std::make_unique<QueryReader>(*m_state, QSqlQuery(QSqlDatabase::database(m_state->connection, false)));
    if (auto ok = reader->begin(); !ok)
        return ok.error();
    return std::unique_ptr<SheetReader>(std::move(reader));
}

Result<QString> QueryWorkbook::sha256()
{
    const QByteArray digest = m_state->hash.finish();
    m_state->hash = Sha256();
    return QString::fromLatin1(digest.toHex());
}

const QueryProgress &QueryWorkbook::progress() const { return m_state->progress; }

} // namespace nightjar
