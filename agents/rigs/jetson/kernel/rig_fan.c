// SPDX-License-Identifier: GPL-2.0-only
/*
 * A fan that is not there, with the faces by which Jetsons show theirs. JetPack 5 and 6: a hwmon "pwmfan" with pwm1, and
 * another, "pwm_tach", whose file is "rpm". JetPack 4: /sys/devices/pwm-fan with target_pwm, cur_pwm and rpm_measured. It turns
 * at once as it is told by whoever writes pwm1 or target_pwm.
 */
#include <linux/device.h>
#include <linux/hwmon.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/of_device.h>
#include <linux/platform_device.h>

#define PWM_MAX 255
#define RPM_MAX 5100

static unsigned int pwm = 69;

static ssize_t pwm_show(struct device *dev, struct device_attribute *attr, char *text)
{
	return sysfs_emit(text, "%u\n", pwm);
}

static ssize_t pwm_store(struct device *dev, struct device_attribute *attr, const char *text, size_t length)
{
	unsigned int asked;

	if (kstrtouint(text, 10, &asked) || asked > PWM_MAX)
		return -EINVAL;
	pwm = asked;
	return length;
}

static ssize_t rpm_show(struct device *dev, struct device_attribute *attr, char *text)
{
	return sysfs_emit(text, "%u\n", pwm * RPM_MAX / PWM_MAX);
}

static DEVICE_ATTR(pwm1, 0644, pwm_show, pwm_store);
static DEVICE_ATTR_RO(rpm);
static DEVICE_ATTR(target_pwm, 0644, pwm_show, pwm_store);
static DEVICE_ATTR(cur_pwm, 0444, pwm_show, NULL);
static DEVICE_ATTR(rpm_measured, 0444, rpm_show, NULL);

static struct attribute *fan_attrs[] = {&dev_attr_pwm1.attr, NULL};
ATTRIBUTE_GROUPS(fan);
static struct attribute *tach_attrs[] = {&dev_attr_rpm.attr, NULL};
ATTRIBUTE_GROUPS(tach);
static struct attribute *of_jetpack4_attrs[] = {&dev_attr_target_pwm.attr, &dev_attr_cur_pwm.attr, &dev_attr_rpm_measured.attr, NULL};
static const struct attribute_group of_jetpack4 = {.attrs = of_jetpack4_attrs};

static int jetpack4(struct device *dev)
{
	struct device *fan = root_device_register("pwm-fan");

	return IS_ERR(fan) ? PTR_ERR(fan) : sysfs_create_group(&fan->kobj, &of_jetpack4);
}

static int jetpack6(struct device *dev)
{
	struct device *fan = devm_hwmon_device_register_with_groups(dev, "pwmfan", NULL, fan_groups);
	struct device *tach;

	if (IS_ERR(fan))
		return PTR_ERR(fan);
	tach = devm_hwmon_device_register_with_groups(dev, "pwm_tach", NULL, tach_groups);
	return PTR_ERR_OR_ZERO(tach);
}

static int rig_fan_probe(struct platform_device *pdev)
{
	int (*show)(struct device *dev) = of_device_get_match_data(&pdev->dev);

	return show(&pdev->dev);
}

static const struct of_device_id rig_fan_ids[] = {
	{.compatible = "assay,rig-fan-jetpack4", .data = jetpack4}, {.compatible = "assay,rig-fan-jetpack6", .data = jetpack6}, {}};
MODULE_DEVICE_TABLE(of, rig_fan_ids);

static struct platform_driver rig_fan_driver = {
	.probe = rig_fan_probe,
	.driver = {.name = "rig_fan", .of_match_table = rig_fan_ids, .suppress_bind_attrs = true},
};
/* There is no way back: the rig never unloads it. */
builtin_platform_driver(rig_fan_driver);

MODULE_DESCRIPTION("A fan's sysfs faces without a fan, for Assay's emulated board");
MODULE_LICENSE("GPL");
