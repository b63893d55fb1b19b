// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

/// Chinese stays complete: every sentence that lupdate finds in the sources is translated, with the same placeholders.
class TranslationsTest : public QObject
{
    Q_OBJECT
private:
    struct Message {
        QString context;
        QString source;
        QStringList translations;
        bool unfinished = false;
    };

    static QList<Message> messagesOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        QXmlStreamReader xml(&file);
        QList<Message> messages;
        QString context;
        Message message;
        QString text;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == u"name") {
                context = xml.readElementText();
            } else if (xml.isStartElement() && xml.name() == u"message") {
                message = {context, {}, {}, false};
            } else if (xml.isStartElement() && xml.name() == u"source") {
                message.source = xml.readElementText();
            } else if (xml.isStartElement() && xml.name() == u"translation") {
                message.unfinished = xml.attributes().value(QLatin1StringView("type")) == u"unfinished";
                text.clear();
            } else if (xml.isCharacters()) {
                text += xml.text(); // entities cut a text into pieces
            } else if (xml.isEndElement() && (xml.name() == u"numerusform" || xml.name() == u"translation")) {
                if (!text.trimmed().isEmpty())
                    message.translations << text.trimmed();
                text.clear();
            } else if (xml.isEndElement() && xml.name() == u"message") {
                messages << message;
            }
        }
        return messages;
    }

    static QStringList placeholdersOf(const QString &text)
    {
        static const QRegularExpression placeholder(QStringLiteral("%(?:L?[0-9]|n)"));
        QStringList found;
        auto matches = placeholder.globalMatch(text);
        while (matches.hasNext())
            found << matches.next().captured();
        found.removeDuplicates();
        found.sort();
        return found;
    }

private Q_SLOTS:
    void everySentenceIsTranslated()
    {
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("nightjar_zh_CN.ts"));
        QVERIFY(QFile::copy(QStringLiteral(NIGHTJAR_SOURCE_DIR "/translations/nightjar_zh_CN.ts"), copy));
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(NIGHTJAR_SOURCE_DIR));
        lupdate.start(QStringLiteral(NIGHTJAR_LUPDATE),
                      {"core", "ui", "app", "-I", ".", "-ts", copy, "-no-obsolete", "-locations", "none"});
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);
        const QList<Message> messages = messagesOf(copy);
        QVERIFY(messages.size() > 500);
        QStringList open;
        for (const Message &message : messages) {
            if (message.unfinished || message.translations.isEmpty())
                open << message.context + QStringLiteral(": ") + message.source;
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    }

    void placeholdersAgree()
    {
        for (const char *language : {"zh_CN", "en"}) {
            const auto messages = messagesOf(
                QStringLiteral(NIGHTJAR_SOURCE_DIR "/translations/nightjar_%1.ts").arg(QLatin1StringView(language)));
            for (const Message &message : messages) {
                for (const QString &translation : message.translations)
                    QVERIFY2(placeholdersOf(message.source) == placeholdersOf(translation),
                             qPrintable(message.source + u'\n' + translation));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
