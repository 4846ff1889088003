// SPDX-License-Identifier: GPL-2.0-only
/*
 * A GPU that is not there, with the faces by which Jetsons show theirs: the file "load" (thousandths; root may write what it
 * shows) and a devfreq device whose clock follows it.
 */
#include <linux/devfreq.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/pm_opp.h>

#define LOAD_MAX 1000

static const unsigned long clocks_hz[] = {306000000, 408000000, 510000000, 612000000, 624750000};

struct rig_gpu {
	unsigned int load;
	unsigned long hz;
};

static ssize_t load_show(struct device *dev, struct device_attribute *attr, char *text)
{
	struct rig_gpu *gpu = dev_get_drvdata(dev);

	return sysfs_emit(text, "%u\n", gpu->load);
}

static ssize_t load_store(struct device *dev, struct device_attribute *attr, const char *text, size_t length)
{
	struct rig_gpu *gpu = dev_get_drvdata(dev);
	unsigned int load;

	if (kstrtouint(text, 10, &load) || load > LOAD_MAX)
		return -EINVAL;
	gpu->load = load;
	return length;
}
static DEVICE_ATTR_RW(load);

static struct attribute *rig_gpu_attrs[] = {&dev_attr_load.attr, NULL};
ATTRIBUTE_GROUPS(rig_gpu);

static int set_clock(struct device *dev, unsigned long *hz, u32 flags)
{
	struct rig_gpu *gpu = dev_get_drvdata(dev);
	struct dev_pm_opp *point = devfreq_recommended_opp(dev, hz, flags);

	if (IS_ERR(point))
		return PTR_ERR(point);
	gpu->hz = dev_pm_opp_get_freq(point);
	*hz = gpu->hz;
	dev_pm_opp_put(point);
	return 0;
}

static int get_status(struct device *dev, struct devfreq_dev_status *status)
{
	struct rig_gpu *gpu = dev_get_drvdata(dev);

	status->busy_time = gpu->load;
	status->total_time = LOAD_MAX;
	status->current_frequency = gpu->hz;
	return 0;
}

static int get_clock(struct device *dev, unsigned long *hz)
{
	struct rig_gpu *gpu = dev_get_drvdata(dev);

	*hz = gpu->hz;
	return 0;
}

static struct devfreq_dev_profile profile = {
	.polling_ms = 50,
	.timer = DEVFREQ_TIMER_DELAYED,
	.target = set_clock,
	.get_dev_status = get_status,
	.get_cur_freq = get_clock,
};

static int rig_gpu_probe(struct platform_device *pdev)
{
	struct rig_gpu *gpu = devm_kzalloc(&pdev->dev, sizeof(*gpu), GFP_KERNEL);
	struct devfreq *governed;
	int i, error;

	if (!gpu)
		return -ENOMEM;
	gpu->hz = clocks_hz[0];
	platform_set_drvdata(pdev, gpu);
	for (i = 0; i < ARRAY_SIZE(clocks_hz); i++) {
		error = dev_pm_opp_add(&pdev->dev, clocks_hz[i], 0);
		if (error)
			return error;
	}
	profile.initial_freq = clocks_hz[0];
	governed = devm_devfreq_add_device(&pdev->dev, &profile, DEVFREQ_GOV_SIMPLE_ONDEMAND, NULL);
	return PTR_ERR_OR_ZERO(governed);
}

static const struct of_device_id rig_gpu_ids[] = {{.compatible = "assay,rig-gpu"}, {}};
MODULE_DEVICE_TABLE(of, rig_gpu_ids);

static struct platform_driver rig_gpu_driver = {
	.probe = rig_gpu_probe,
	.driver = {.name = "rig_gpu", .of_match_table = rig_gpu_ids, .dev_groups = rig_gpu_groups, .suppress_bind_attrs = true},
};
/* There is no way back: the rig never unloads it. */
builtin_platform_driver(rig_gpu_driver);

MODULE_DESCRIPTION("A GPU's sysfs faces without a GPU, for Assay's emulated board");
MODULE_LICENSE("GPL");
