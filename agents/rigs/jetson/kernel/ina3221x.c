// SPDX-License-Identifier: GPL-2.0-only
/*
 * An INA3221 with the faces that JetPack 4 gives it, which upstream's driver does not: an IIO device with rail_name_N,
 * in_voltageN_input (mV), in_currentN_input (mA) and in_powerN_input (mW) under .../drivers/ina3221x/. It reads the chip's
 * registers over I2C. In the device tree each rail is a child with reg, label and shunt-resistor-micro-ohms, as upstream has it.
 */
#include <linux/i2c.h>
#include <linux/iio/iio.h>
#include <linux/iio/sysfs.h>
#include <linux/mod_devicetable.h>
#include <linux/module.h>
#include <linux/of.h>

#define RAILS 3
/* Datasheet: the shunt's register counts 40 uV, the bus's 8 mV, both shifted by 3. */
#define SHUNT_REGISTER(rail) (1 + 2 * (rail))
#define BUS_REGISTER(rail) (2 + 2 * (rail))
#define SHUNT_UV 40
#define BUS_MV 8

enum quantity { MILLIVOLTS, MILLIAMPS, MILLIWATTS };

struct ina3221x {
	struct i2c_client *client;
	const char *label[RAILS];
	u32 shunt_uohm[RAILS];
};

static int counts(const struct ina3221x *chip, int reg)
{
	int word = i2c_smbus_read_word_swapped(chip->client, reg);

	return word < 0 ? word : (s16)word >> 3;
}

static int millivolts(const struct ina3221x *chip, int rail)
{
	return counts(chip, BUS_REGISTER(rail)) * BUS_MV;
}

static int milliamps(const struct ina3221x *chip, int rail)
{
	return counts(chip, SHUNT_REGISTER(rail)) * SHUNT_UV * 1000 / (int)chip->shunt_uohm[rail];
}

static ssize_t show_quantity(struct device *dev, struct device_attribute *attr, char *text)
{
	struct ina3221x *chip = iio_priv(dev_to_iio_dev(dev));
	int rail = to_iio_dev_attr(attr)->address % RAILS;

	switch ((enum quantity)(to_iio_dev_attr(attr)->address / RAILS)) {
	case MILLIVOLTS:
		return sysfs_emit(text, "%d\n", millivolts(chip, rail));
	case MILLIAMPS:
		return sysfs_emit(text, "%d\n", milliamps(chip, rail));
	default:
		return sysfs_emit(text, "%d\n", millivolts(chip, rail) * milliamps(chip, rail) / 1000);
	}
}

static ssize_t show_name(struct device *dev, struct device_attribute *attr, char *text)
{
	struct ina3221x *chip = iio_priv(dev_to_iio_dev(dev));

	return sysfs_emit(text, "%s\n", chip->label[to_iio_dev_attr(attr)->address]);
}

#define RAIL_ATTRIBUTES(n)                                                                                    \
	static IIO_DEVICE_ATTR(rail_name_##n, 0444, show_name, NULL, n);                                      \
	static IIO_DEVICE_ATTR(in_voltage##n##_input, 0444, show_quantity, NULL, MILLIVOLTS * RAILS + n);     \
	static IIO_DEVICE_ATTR(in_current##n##_input, 0444, show_quantity, NULL, MILLIAMPS * RAILS + n);      \
	static IIO_DEVICE_ATTR(in_power##n##_input, 0444, show_quantity, NULL, MILLIWATTS * RAILS + n)
#define RAIL_LIST(n)                                                                                          \
	&iio_dev_attr_rail_name_##n.dev_attr.attr, &iio_dev_attr_in_voltage##n##_input.dev_attr.attr,         \
		&iio_dev_attr_in_current##n##_input.dev_attr.attr, &iio_dev_attr_in_power##n##_input.dev_attr.attr

RAIL_ATTRIBUTES(0);
RAIL_ATTRIBUTES(1);
RAIL_ATTRIBUTES(2);

static struct attribute *attributes[] = {RAIL_LIST(0), RAIL_LIST(1), RAIL_LIST(2), NULL};
static const struct attribute_group attribute_group = {.attrs = attributes};
static const struct iio_info ina3221x_info = {.attrs = &attribute_group};

static int ina3221x_probe(struct i2c_client *client)
{
	struct iio_dev *iio = devm_iio_device_alloc(&client->dev, sizeof(struct ina3221x));
	struct ina3221x *chip;
	struct device_node *child;

	if (!iio)
		return -ENOMEM;
	chip = iio_priv(iio);
	chip->client = client;
	for_each_child_of_node(client->dev.of_node, child) {
		u32 rail;

		if (of_property_read_u32(child, "reg", &rail) || rail >= RAILS)
			continue;
		of_property_read_string(child, "label", &chip->label[rail]);
		of_property_read_u32(child, "shunt-resistor-micro-ohms", &chip->shunt_uohm[rail]);
	}
	for (int rail = 0; rail < RAILS; rail++) {
		if (!chip->label[rail] || !chip->shunt_uohm[rail])
			return -EINVAL;
	}
	iio->name = "ina3221x";
	iio->info = &ina3221x_info;
	return devm_iio_device_register(&client->dev, iio);
}

static const struct of_device_id of_ids[] = {{.compatible = "ti,ina3221x"}, {}};
MODULE_DEVICE_TABLE(of, of_ids);
static const struct i2c_device_id ids[] = {{"ina3221x"}, {}};
MODULE_DEVICE_TABLE(i2c, ids);

static struct i2c_driver ina3221x_driver = {
	.driver = {.name = "ina3221x", .of_match_table = of_ids},
	.probe_new = ina3221x_probe,
	.id_table = ids,
};
module_i2c_driver(ina3221x_driver);

MODULE_DESCRIPTION("INA3221 with the faces of JetPack 4, for Assay's emulated board");
MODULE_LICENSE("GPL");
