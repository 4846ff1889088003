package dev.assay.harness.export;

import java.util.List;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;

/** Colours and sizes, said outright: left to the program some draw bars without a colour. */
final class ChartLook {
    private static final double TITLE_POINTS = 12;
    private static final double AXIS_POINTS = 9;
    private static final double LINE_POINTS = 1.75;
    private static final XDDFColor GREY = XDDFColor.from(PresetColor.LIGHT_GRAY);
    private static final XDDFColor BLACK = XDDFColor.from(PresetColor.BLACK);

    /** Okabe and Ito's, which people with any colour vision tell apart. */
    private static final List<XDDFColor> COLOURS = List.of(
            rgb(0x00, 0x72, 0xB2),
            rgb(0xE6, 0x9F, 0x00),
            rgb(0x00, 0x9E, 0x73),
            rgb(0xCC, 0x79, 0xA7),
            rgb(0x56, 0xB4, 0xE9),
            rgb(0xD5, 0x5E, 0x00),
            rgb(0x99, 0x99, 0x99));

    private ChartLook() {}

    /** What is common to all charts: the title, and that what is absent is a gap and not zero. */
    static void begin(XSSFChart chart, String text) {
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.setTitleText(text);
        chart.setTitleOverlay(false);
        chart.getFormattedTitle()
                .getParagraphs()
                .forEach(p -> p.getTextRuns().forEach(run -> run.setFontSize(TITLE_POINTS)));
    }

    static void axis(XDDFChartAxis axis) {
        axis.getOrAddTextProperties().setFontSize(AXIS_POINTS);
        axis.getOrAddShapeProperties().setLineProperties(line(GREY, 0.75));
    }

    static void grid(XDDFChartAxis axis) {
        axis.getOrAddMajorGridProperties().setLineProperties(line(GREY, 0.5));
    }

    /** @param index of the series, 0 and up */
    static XDDFSolidFillProperties fill(int index) {
        return new XDDFSolidFillProperties(COLOURS.get(index % COLOURS.size()));
    }

    /** @param index of the series, 0 and up */
    static XDDFLineProperties line(int index) {
        return line(COLOURS.get(index % COLOURS.size()), LINE_POINTS);
    }

    /** A thin line that is seen on every colour. */
    static XDDFShapeProperties thinBlack() {
        XDDFShapeProperties properties = new XDDFShapeProperties();
        properties.setLineProperties(line(BLACK, 1));
        return properties;
    }

    private static XDDFLineProperties line(XDDFColor colour, double points) {
        XDDFLineProperties line = new XDDFLineProperties(new XDDFSolidFillProperties(colour));
        line.setWidth(points);
        return line;
    }

    private static XDDFColor rgb(int red, int green, int blue) {
        return XDDFColor.from(new byte[] {(byte) red, (byte) green, (byte) blue});
    }
}
