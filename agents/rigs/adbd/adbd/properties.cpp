// Android's properties, from one file of "key=value" lines in the device's root. It is read again at each
// question, so that a test can change it under a running daemon; the last line of a key holds.
#include <fstream>
#include <string>

#include <android-base/parsebool.h>
#include <android-base/properties.h>

namespace android {
namespace base {

static const char kProperties[] = "/rig/properties";

std::string GetProperty(const std::string &key, const std::string &otherwise) {
    std::ifstream file(kProperties);
    const std::string start = key + '=';
    std::string line, value;
    while (std::getline(file, line)) {
        if (line.compare(0, start.size(), start) == 0) {
            value = line.substr(start.size());
        }
    }
    return value.empty() ? otherwise : value;
}

bool SetProperty(const std::string &key, const std::string &value) {
    std::ofstream file(kProperties, std::ios::app);
    return static_cast<bool>(file << key + '=' + value + '\n' << std::flush);
}

bool GetBoolProperty(const std::string &key, bool otherwise) {
    switch (ParseBool(GetProperty(key, ""))) {
    case ParseBoolResult::kTrue:
        return true;
    case ParseBoolResult::kFalse:
        return false;
    default:
        return otherwise;
    }
}

} // namespace base
} // namespace android
