// SPDX-License-Identifier: GPL-3.0-or-later
// Between KeptProcess and lentera-keeper (app/keeper). No Qt: the keeper has none.
#pragma once

namespace lentera {

//! Where lentera-keeper finds its connection: sequenced packets, one KeeperMessage each.
inline constexpr int keeperDescriptor = 3;

//! What the keeper tells, and (from Terminate on) what it is told.
struct KeeperMessage {
    enum Kind : int {
        Started,    //!< value: the program's process id
        NotStarted, //!< value: errno
        Ended,      //!< value: as waitpid() gives it
        Killed,     //!< all is over; value: how many processes were left, and killed
        Terminate,  //!< SIGTERM to the program's group
        Kill        //!< SIGKILL to all that descends from the program
    };
    Kind kind;
    int value;
};

}
