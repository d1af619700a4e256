// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/InnerError.h"
#include "support/runTests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lentera;

//! JSON answers of good status: those that tell of an error, and those that only look so.
class InnerErrorTest : public QObject {
    Q_OBJECT

    static QJsonValue valueOf(const char *json)
    {
        // With quotation marks that are easier to read, here and for moc.
        return QJsonDocument::fromJson('[' + QByteArray(json).replace('\'', '"') + ']').array().first();
    }

private Q_SLOTS:
    void errorsAreSeen_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *json, const char *message, const char *code = "") {
            QTest::newRow(json) << QString::fromLatin1(message) << QString::fromLatin1(code);
        };
        row("{'error':'invalid_request'}", "invalid_request");
        row("{'Error':'x','Message':'y'}", "");
        row("{'error':{'code':17,'message':'no such tenant'}}", "no such tenant", "17");
        row("{'errors':['a']}", "a");
        row("{'errors':[{'message':'a'}],'data':null}", "a");
        row("{'errorMessages':['Issue does not exist'],'errors':{}}", "Issue does not exist");
        row("{'error_code':'E1','error_message':'nope'}", "nope", "E1");
        row("[{'errorCode':'INVALID_SESSION_ID','message':'Session expired'}]", "Session expired",
            "INVALID_SESSION_ID");
        row("{'success':false,'message':'no'}", "no");
        row("{'ok':false,'error':'not_authed'}", "not_authed");
        row("{'isError':true,'description':'x'}", "x");
        row("{'status':'error','message':'db down'}", "db down");
        row("{'status':'FAILED'}", "");
        row("{'result':'failure','reason':'x'}", "x");
        row("{'code':500,'message':'Internal'}", "Internal", "500");
        row("{'status':404,'error':'Not Found','path':'/'}", "Not Found");
        row("{'type':'about:blank','title':'Not good','status':400}", "Not good", "about:blank");
        row("{'fault':{'faultstring':'Policy','code':'P1'}}", "Policy", "P1");
        row("{'response_status':{'status':'failed','status_code':4000}}", "");
        row("{'meta':{'error_message':'quota'}}", "");
        row("{'responseStatus':[{'errorCode':'X'}]}", "");
    }

    void errorsAreSeen()
    {
        const QJsonValue body = valueOf(QTest::currentDataTag());
        QVERIFY(holdsError(body, StatusWords::Count));
        QTEST(messageIn(body), "message");
        QTEST(errorCodeIn(body), "code");
    }

    void whatOnlyLooksSoIsGood()
    {
        QStringList wrong;
        for (const char *json : {"{'error':null}",
                                 "{'error':''}",
                                 "{'error':false}",
                                 "{'error':'none'}",
                                 "{'errors':[]}",
                                 "{'errors':{}}",
                                 "{'errors':0}",
                                 "{'error_count':3}",
                                 "{'errorCode':0,'message':'ok'}",
                                 "{'errorCode':'0'}",
                                 "{'error_code':'OK'}",
                                 "{'success':true,'message':'ok'}",
                                 "{'ok':true}",
                                 "{'status':'ok'}",
                                 "{'status':'open'}",
                                 "{'result':'passed'}",
                                 "{'code':0,'message':'ok'}",
                                 "{'code':200,'msg':'success'}",
                                 "{'status':200}",
                                 "{'code':450,'name':'a part number'}",
                                 "{'items':[{'error':'in a row'}]}",
                                 "[{'id':1,'error':null}]",
                                 "[{'error':'of one job'}]",
                                 "[]",
                                 "{}",
                                 "1",
                                 "'error'",
                                 "null",
                                 "{'message':'hello'}",
                                 "{'title':'A book','status':'lent'}"})
            if (holdsError(valueOf(json), StatusWords::Count))
                wrong << QString::fromLatin1(json);
        QCOMPARE(wrong, QStringList());
    }

    void aConnectorsOwnRulesKnowItsStatusWords()
    {
        const QJsonValue failed = valueOf("{'status':'failed'}");
        QVERIFY(holdsError(failed, StatusWords::Count));
        QVERIFY(!holdsError(failed, StatusWords::DoNotCount));
        QVERIFY(holdsError(valueOf("{'error':'x'}"), StatusWords::DoNotCount));
    }
};

LENTERA_TEST(tst_innerError, InnerErrorTest)
#include "tst_innerError.moc"
