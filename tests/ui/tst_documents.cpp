// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <quazip.h>
#include <quazipfile.h>

#include "tests/core/report/sample_papers.h"
#include "ui/paper/document_pdf.h"

using namespace nightjar;
using namespace nightjar::testing;

namespace
{

QByteArray curvePicture()
{
    QImage image(1800, 760, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(QPen(QColor(0x00, 0x72, 0xb2), 4));
    for (int x = 0; x < 1790; x += 4)
        painter.drawLine(x, 400 + (x * 37) % 90, x + 4, 400 + ((x + 4) * 37) % 90);
    painter.drawRect(2, 2, 1795, 755);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// What a reader who copies the whole PDF gets.
QString copied(const QString &pdf)
{
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), QStringLiteral("-enc"),
                                                QStringLiteral("UTF-8"), pdf, QStringLiteral("-")});
    if (!process.waitForFinished(20000) || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Layout breaks lines anywhere in Chinese and at blanks in English; for comparison both are taken out.
QString squeezed(QString text)
{
    text.remove(QRegularExpression(QStringLiteral("\\s")));
    return text;
}

QMap<QString, QByteArray> unzip(QByteArray bytes)
{
    QMap<QString, QByteArray> files;
    QBuffer buffer(&bytes);
    QuaZip zip(&buffer);
    if (!zip.open(QuaZip::mdUnzip))
        return files;
    for (bool more = zip.goToFirstFile(); more; more = zip.goToNextFile()) {
        QuaZipFile file(&zip);
        if (file.open(QIODevice::ReadOnly))
            files.insert(zip.getCurrentFileName(), file.readAll());
    }
    return files;
}

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext is not installed");
    }

    void pdfCanBeCopied_data()
    {
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<bool>("card");
        QTest::newRow("summary in Chinese") << true << false;
        QTest::newRow("summary in English") << false << false;
        QTest::newRow("route card in Chinese") << true << true;
        QTest::newRow("route card in English") << false << true;
    }
    void pdfCanBeCopied()
    {
        QFETCH(bool, chinese);
        QFETCH(bool, card);
        const Language language = chinese ? Language::Chinese : Language::English;
        const Document document = card ? routeCard(sampleCard(language), language)
                                       : caseSummary(sampleSummary(language, curvePicture()), language);
        const QString path = m_folder.filePath(
            QStringLiteral("%1-%2.pdf")
                .arg(card ? QStringLiteral("card") : QStringLiteral("summary"), languageCode(language)));
        const auto sha256 = writeDocument(document, path);
        QVERIFY2(bool(sha256), qPrintable(sha256 ? QString() : sha256.error().text));
        QCOMPARE(*sha256, *sha256OfFile(path));
        if (const QByteArray keep = qgetenv("NIGHTJAR_KEEP"); !keep.isEmpty())
            QFile::copy(path, QString::fromLocal8Bit(keep) + u'/' + QFileInfo(path).fileName());

        const QString text = copied(path);
        const QString tight = squeezed(text);
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("[\\x{2E80}-\\x{2FDF}]"))),
                 "radicals are copied in place of characters");
        QVERIFY2(!text.contains(QRegularExpression(QStringLiteral("[\\x{FB00}-\\x{FB06}]"))),
                 "ligatures are copied in place of letters");
        QVERIFY(tight.contains(squeezed(document.title)));
        // Every figure and every code, wherever a line was broken.
        for (const QString &line : plainText(document).split(
                 QRegularExpression(QStringLiteral("[\\s（）():：，、。;；]+")), Qt::SkipEmptyParts)) {
            if (line.contains(QRegularExpression(QStringLiteral("\\d"))))
                QVERIFY2(tight.contains(line), qPrintable(line));
        }
        // Every hash in one piece.
        static const QRegularExpression hash(QStringLiteral("[0-9a-f]{64}"));
        int hashes = 0;
        for (auto it = hash.globalMatch(plainText(document)); it.hasNext(); ++hashes) {
            const QString digits = it.next().captured();
            QVERIFY2(text.contains(digits), qPrintable(digits));
        }
        QVERIFY(card || hashes >= 9);
        QVERIFY(text.contains(document.chainHead));
        for (const QString &word : forbiddenWords())
            QVERIFY2(!text.contains(word, Qt::CaseInsensitive), qPrintable(word));
        QVERIFY2(!text.contains(u"0.9137") && !text.contains(u"0.8642"), "a strength or a chance is printed");
        QVERIFY(tight.contains(squeezed(document.pageText.arg(1).arg(text.count(u'\f')))));
    }

    void odtAndDocxSayTheSame()
    {
        const Document document = caseSummary(sampleSummary(Language::Chinese, curvePicture()), Language::Chinese);
        const auto odt = documentOdt(document);
        QVERIFY(bool(odt));
        const auto docx = documentDocx(document);
        QVERIFY(bool(docx));
        const QMap<QString, QByteArray> odtFiles = unzip(*odt);
        const QMap<QString, QByteArray> docxFiles = unzip(*docx);
        QCOMPARE(odtFiles.value(QStringLiteral("mimetype")), QByteArray("application/vnd.oasis.opendocument.text"));
        QVERIFY(docxFiles.contains(QStringLiteral("[Content_Types].xml")) &&
                docxFiles.contains(QStringLiteral("word/media/image1.png")));
        const auto words = [](const QByteArray &xml) {
            QXmlStreamReader reader(xml);
            QString text;
            while (!reader.atEnd()) {
                if (reader.readNext() == QXmlStreamReader::Characters)
                    text += reader.text();
            }
            return reader.hasError() ? reader.errorString() : squeezed(text);
        };
        for (const QString &name : {QStringLiteral("word/document.xml"), QStringLiteral("word/footer1.xml"),
                                    QStringLiteral("word/_rels/document.xml.rels"),
                                    QStringLiteral("[Content_Types].xml"), QStringLiteral("_rels/.rels")}) {
            QXmlStreamReader reader(docxFiles.value(name));
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), qPrintable(name + reader.errorString()));
        }
        const QString odtText = words(odtFiles.value(QStringLiteral("content.xml")));
        const QString docxText = words(docxFiles.value(QStringLiteral("word/document.xml")));
        for (const QString &line :
             plainText(document).split(QRegularExpression(QStringLiteral("[\\n\\t]")), Qt::SkipEmptyParts)) {
            QVERIFY2(odtText.contains(squeezed(line)), qPrintable(line));
            QVERIFY2(docxText.contains(squeezed(line)), qPrintable(line));
        }
    }

    void refusesOtherEndings()
    {
        const Document document = routeCard(sampleCard(Language::English), Language::English);
        for (const char *name : {"a.txt", "a", "a.pdf.doc"}) {
            const auto refused = writeDocument(document, m_folder.filePath(QString::fromLatin1(name)));
            QVERIFY(!refused);
            QVERIFY(refused.error().text.contains(u".docx"));
        }
        const auto nowhere = writeDocument(document, m_folder.filePath(QStringLiteral("no/such/folder/a.pdf")));
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().text.contains(u"no/such/folder"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestDocuments)
#include "tst_documents.moc"
