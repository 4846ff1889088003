package dev.assay.collectors.source.tegrastats;

import dev.assay.collectors.source.Offer;

/**
 * What {@code tegrastats} is used for on a device, in channels.
 *
 * @param offer its group and the rails of its channels; nothing where it is left alone
 */
public record TegrastatsOffer(Offer offer, int rails, int temperatures, int loads) {
    static final TegrastatsOffer NOTHING = new TegrastatsOffer(Offer.NOTHING, 0, 0, 0);

    public int channels() {
        return offer.commands().stream()
                .mapToInt(group -> group.channels().size())
                .sum();
    }
}
