// SPDX-License-Identifier: GPL-3.0-or-later
#include "Walk.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lentera {

static constexpr int pageCount = 6;

void Walk::start(const QString &language)
{
    m_window.start({u"--practice"_s, u"--language"_s, language});
    m_window.await(u"the practice tenants"_s,
                   [](const WindowTree &tree) { return tree.find(u"tree item"_s, u"Jira"_s).has_value(); });
    open(1);
    // The last cell of a row tells when it was checked: every system has been.
    m_window.await(u"a checked system in each row"_s, [](const WindowTree &tree) {
        static const QRegularExpression date(u"^\\d+/\\d+/\\d+"_s);
        return tree.names(u"cell"_s).filter(date).size() >= 9;
    });
}

void Walk::open(int page)
{
    // With the pointer: a key alone is typed where a text field has the focus.
    m_window.click(u"page tab"_s, m_window.tree().names(u"page tab"_s).value(page - 1));
    m_window.await(u"page %1"_s.arg(page), [page](const WindowTree &tree) {
        const QStringList tabs = tree.names(u"page tab"_s); // Qt names a bar of tabs after its current one
        return tabs.size() == pageCount && tree.find(u"page tab list"_s, tabs.at(page - 1));
    });
    m_window.awaitQuiet();
}

void Walk::everything()
{
    pages();
    tenantDialogs();
    connectionDialogs();
    credentialDialogs();
    shellDialogs();
    fileDialogs();
    menus();
    messages();
}

void Walk::pages()
{
    for (int page = 1; page <= pageCount; ++page) {
        open(page);
        m_look(u"page %1"_s.arg(page), m_window.tree());
    }
    for (const auto &connection : {u"Jira"_s, u"Billing"_s, u"Reports"_s, u"ServiceDesk Plus"_s})
        for (int page = 2; page <= 3; ++page) {
            select(connection);
            open(page);
            m_look(u"page %1 of %2"_s.arg(page).arg(connection), m_window.tree());
        }
    open(2);
    const QStringList boxes = m_window.tree().names(u"check box"_s);
    m_window.press(u"check box"_s, boxes.value(boxes.size() - 1));
    m_look(u"the raw evidence"_s, m_window.tree());
}

void Walk::leaveDialog()
{
    m_window.keys({u"Escape"_s});
    m_window.awaitMain();
}

void Walk::dialog(const QString &where, const QString &key)
{
    m_window.keys({key});
    m_look(where, m_window.awaitDialog(where));
    leaveDialog();
}

void Walk::tenantDialogs()
{
    select(u"Klinik Sehat"_s);
    dialog(u"adding a tenant"_s, key::addTenant);
    dialog(u"editing a tenant"_s, key::edit);
    m_window.keys({key::addTenant});
    m_window.awaitDialog();
    m_window.keys({u"Return"_s}); // nothing is entered: the problems stand at their fields
    m_look(u"a tenant without a name"_s, m_window.awaitDialog());
    leaveDialog();
}

void Walk::connectionDialogs()
{
    select(u"Klinik Sehat"_s);
    m_window.keys({key::addConnection});
    const WindowTree shown = m_window.awaitDialog();
    // The last box is the fold of the advanced fields: the connector's own come before it.
    m_window.press(u"check box"_s, shown.names(u"check box"_s).value(shown.names(u"check box"_s).size() - 1));
    for (int connector = 0; connector < 3; ++connector) {
        m_look(u"adding a connection, system %1"_s.arg(connector + 1), m_window.awaitDialog());
        if (connector == 0)
            m_window.focus(u"combo box"_s, shown.names(u"combo box"_s).value(0));
        m_window.keys({u"Down"_s});
    }
    m_window.keys({u"Return"_s});
    m_look(u"a connection without an address"_s, m_window.awaitDialog());
    leaveDialog();
    select(u"Jira"_s);
    dialog(u"editing a connection"_s, key::edit);
    dialog(u"checking an address once"_s, key::checkOnce);
}

void Walk::credentialDialogs()
{
    select(u"Jira"_s);
    open(3);
    for (const auto &key : {key::setCredential, key::rotateCredential, key::removeCredential})
        dialog(u"the credential dialog of %1"_s.arg(key), key);
}

void Walk::shellDialogs()
{
    dialog(u"the command palette"_s, key::palette);
    dialog(u"the list of shortcuts"_s, key::shortcuts);
    dialog(u"about Lentera"_s, key::about);
    // Reports is slow: closing during its check asks first.
    select(u"Reports"_s);
    m_window.keys({key::runCheck, key::quit});
    m_look(u"closing during a check"_s, m_window.awaitDialog());
    leaveDialog();
    m_window.keys({key::stop});
}

void Walk::fileDialogs()
{
    dialog(u"importing tenants"_s, key::importTenants);
    dialog(u"exporting tenants"_s, key::exportTenants);
}

//! Lets the entries of the menu that is open be seen, and leaves it.
void Walk::menu(const QString &where)
{
    m_look(where, WindowTree(m_window.menuEntries()));
    m_window.keys({u"Escape"_s, u"Escape"_s});
    m_window.awaitMain();
}

void Walk::menus()
{
    const qsizetype count = m_window.awaitMain().names(u"menu item"_s).size();
    for (qsizetype i = 0; i < count; ++i) {
        m_window.keys(QStringList{u"Alt_L"_s} + QStringList(i, u"Right"_s));
        menu(u"menu %1"_s.arg(i + 1));
    }
    select(u"Jira"_s);
    m_window.keys({u"Menu"_s});
    menu(u"the menu of a connection"_s);
    open(2);
    m_window.click(u"button menu"_s, m_window.tree().names(u"button menu"_s).value(0));
    menu(u"the menu of a diagnosis"_s);
}

void Walk::messages()
{
    select(u"Archive"_s);
    m_window.keys({key::remove});
    m_window.await(u"the removal"_s, [](const WindowTree &tree) { return !tree.find(u"tree item"_s, u"Archive"_s); });
    m_look(u"the message of a removal"_s, m_window.tree());
}

}
