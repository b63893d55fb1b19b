// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/import/text.h"
#include "core/import/xml_scanner.h"

using namespace nightjar;

/// Writes down what it is told; neighbouring texts are one.
class Notes : public XmlEvents
{
public:
    void begin(std::string_view name, const XmlAttributes &attributes) override
    {
        notes += '<' + fromUtf8(name);
        for (const auto &pair : attributes.pairs)
            notes += ' ' + fromUtf8(pair.name) + '=' + fromUtf8(pair.value);
        notes += '>';
    }
    void end(std::string_view name) override { notes += QStringLiteral("</") + fromUtf8(name) + '>'; }
    void text(std::string_view text) override { notes += fromUtf8(text); }
    QString notes;
};

/// The scanner of sheets tells the same as expat, in pieces of any size, and refuses what expat refuses.
class XmlTest : public QObject
{
    Q_OBJECT
private:
    template <class Reader>
    static QString told(const QByteArray &xml, qsizetype piece)
    {
        Notes notes;
        Reader reader(notes);
        for (qsizetype at = 0; at <= xml.size(); at += piece) {
            const QByteArray part = xml.mid(at, piece);
            const auto last = at + piece > xml.size() ? XmlParser::Last::Yes : XmlParser::Last::No;
            const auto outcome = reader.feed({part.constData(), std::size_t(part.size())}, last,
                                             QStringLiteral("sheet1.xml"), QStringLiteral("a.xlsx"));
            if (!outcome)
                return QStringLiteral("refused");
        }
        return notes.notes;
    }

private Q_SLOTS:
    void sameAsExpat_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("prolog, mark, comment") << QByteArray(
            "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- a > b - <c> --><a>x</a>\n<?p?>");
        QTest::newRow("attributes") << QByteArray("<a b='1' c = \"x > y\" d:e='&lt;&#65;&#x4E2D;&quot;'\n/>");
        QTest::newRow("entities") << QByteArray("<a>&lt;&gt;&amp;&quot;&apos;&#10;&#x20000;</a>");
        QTest::newRow("line ends") << QByteArray("<a>1\r\n2\r3\n</a>");
        QTest::newRow("CDATA") << QByteArray("<a>x<![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>");
        QTest::newRow("prefixes") << QByteArray("<x:a xmlns:x='u'><x:b x:c='1'>时间</x:b ></x:a>");
        QTest::newRow("nested") << QByteArray("<a><b><c/><c></c></b>t<b/></a>");
        QTest::newRow("entity of its own") << QByteArray("<a>&e;</a>");
        QTest::newRow("document type") << QByteArray("<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>");
        QTest::newRow("mismatched") << QByteArray("<a><b></a></b>");
        QTest::newRow("not closed") << QByteArray("<a><b></b>");
        QTest::newRow("closed too often") << QByteArray("<a></a></a>");
        QTest::newRow("two roots") << QByteArray("<a/><b/>");
        QTest::newRow("text outside") << QByteArray("<a/>x");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("only blanks") << QByteArray("  \n");
        QTest::newRow("cut in a tag") << QByteArray("<a><b c='1");
        QTest::newRow("cut in a comment") << QByteArray("<a/><!-- ");
        QTest::newRow("attribute without quotes") << QByteArray("<a b=1/>");
        QTest::newRow("attribute without a value") << QByteArray("<a b/>");
        QTest::newRow("entity without an end") << QByteArray("<a>&amp</a>");
        QTest::newRow("half a character") << QByteArray("<a>\xE4\xB8</a>");
        QTest::newRow("character that is none") << QByteArray("<a>&#xD800;</a>");
        QTest::newRow("no element") << QByteArray("<a>< b/></a>");
    }
    void sameAsExpat()
    {
        QFETCH(QByteArray, xml);
        const QString expected = told<XmlParser>(xml, std::max<qsizetype>(1, xml.size() + 1));
        for (const qsizetype piece : {1, 2, 3, 7, 1000})
            QCOMPARE(told<XmlScanner>(xml, piece), expected);
    }

    void limits()
    {
        QByteArray deep;
        for (int i = 0; i < 300; ++i)
            deep += "<a>";
        QCOMPARE(told<XmlScanner>(deep, 1000), QStringLiteral("refused"));
        const QByteArray wide = "<a b='" + QByteArray(3 << 20, 'x') + "'/>";
        QCOMPARE(told<XmlScanner>(wide, 1 << 16), QStringLiteral("refused"));
        const QByteArray comment = "<a><!--" + QByteArray(3 << 20, ' ') + "--></a>";
        QCOMPARE(told<XmlScanner>(comment, 1 << 16), QStringLiteral("<a></a>"));
    }
};

QTEST_APPLESS_MAIN(XmlTest)
#include "tst_xml.moc"
