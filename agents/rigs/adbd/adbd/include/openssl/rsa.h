#pragma once // included by the daemon, used by parts that are not compiled here
