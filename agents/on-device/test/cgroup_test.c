#include "check.h"
#include "probe/cgroup.h"

/* Real lines: of a host with version 1, of a container with its own namespace, of a container without one, of
 * systemd. */

static void finds_version_1_beside_an_empty_version_2(void) {
    static const char cgroups[] =
        "9:name=systemd:/\n4:memory:/process_api/b3\n3:cpuset:/\n2:cpuacct:/\n1:cpu:/\n0::/\n";
    static const char mounts[] =
        "31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755\n"
        "33 31 0:30 / /sys/fs/cgroup/cpuacct rw,relatime - cgroup cgroup rw,cpuacct\n"
        "32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu\n"
        "35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory\n"
        "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw\n";
    struct cgroup group;
    CHECK(cgroup_parse(&group, cgroups, mounts, "memory"));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/memory/process_api/b3");
    CHECK(cgroup_ascend(&group));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/memory/process_api");
    CHECK(cgroup_ascend(&group));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/memory");
    CHECK(!cgroup_ascend(&group));
    CHECK(cgroup_parse(&group, cgroups, mounts, "cpu"));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/cpu");
    CHECK(!cgroup_ascend(&group));
    CHECK(cgroup_parse(&group, cgroups, mounts, NULL));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/unified");
    CHECK(!cgroup_parse(&group, cgroups, mounts, "hugetlb"));
}

static void finds_controllers_that_share_a_hierarchy(void) {
    struct cgroup group;
    CHECK(cgroup_parse(&group, "7:cpu,cpuacct:/user.slice\n",
                       "30 25 0:26 / /sys/fs/cgroup/cpu,cpuacct rw shared:9 - cgroup cgroup rw,cpu,cpuacct\n",
                       "cpu"));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/cpu,cpuacct/user.slice");
}

static void leaves_out_what_a_container_does_not_see(void) {
    struct cgroup group;
    CHECK(cgroup_parse(&group, "5:memory:/docker/0a/inner\n",
                       "600 590 0:33 /docker/0a /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n",
                       "memory"));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/memory/inner");
    CHECK(cgroup_parse(&group, "5:memory:/docker/0ab\n",
                       "600 590 0:33 /docker/0a /sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n",
                       "memory"));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/memory/docker/0ab");
}

static void finds_version_2(void) {
    struct cgroup group;
    CHECK(cgroup_parse(&group, "0::/user.slice/user-1000.slice/session-3.scope\n",
                       "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n",
                       NULL));
    CHECK_STRING(group.folder, "/sys/fs/cgroup/user.slice/user-1000.slice/session-3.scope");
}

static void counts_only_whole_keys_at_the_beginning_of_a_line(void) {
    static const char events[] = "low 0\nhigh 3\nmax 12\noom 2\noom_kill 5\noom_group_kill 7";
    CHECK(count_in_text(events, "oom_kill") == 5);
    CHECK(count_in_text(events, "oom") == 2);
    CHECK(count_in_text(events, "oom_group_kill") == 7);
    CHECK(count_in_text(events, "kill") == -1);
    CHECK(count_in_text("oom_kill_disable 0\nunder_oom 0\noom_kill 1\n", "oom_kill") == 1);
    CHECK(count_in_text("oom_kill max\n", "oom_kill") == -1);
    CHECK(count_in_text("", "oom_kill") == -1);
}

int main(void) {
    finds_version_1_beside_an_empty_version_2();
    finds_controllers_that_share_a_hierarchy();
    leaves_out_what_a_container_does_not_see();
    finds_version_2();
    counts_only_whole_keys_at_the_beginning_of_a_line();
    puts("cgroup: good");
    return 0;
}
