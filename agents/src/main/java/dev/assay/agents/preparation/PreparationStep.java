package dev.assay.agents.preparation;

/** One state that a device is to be in while it is measured. */
public sealed interface PreparationStep {
    /** As the key of a suite: {@code stay_awake}. */
    String name();

    /** As the value of a suite: {@code on}. */
    String wanted();

    /** The screen, as its power key switches it. A screen that was off is locked, as ever: that cannot be undone. */
    record Screen(Switch to) implements PreparationStep {
        @Override
        public String name() {
            return "screen";
        }

        @Override
        public String wanted() {
            return to.toString();
        }
    }

    /**
     * The screen's brightness, the same whatever the light around.
     *
     * @param level 1 to 255, as Android counts
     */
    record Brightness(int level) implements PreparationStep {
        @Override
        public String name() {
            return "brightness";
        }

        @Override
        public String wanted() {
            return Integer.toString(level);
        }
    }

    /** Airplane mode: radios off. */
    record Airplane(Switch to) implements PreparationStep {
        @Override
        public String name() {
            return "airplane";
        }

        @Override
        public String wanted() {
            return to.toString();
        }
    }

    /** Whether the screen stays on while the device is plugged in. */
    record StayAwake(Switch to) implements PreparationStep {
        @Override
        public String name() {
            return "stay_awake";
        }

        @Override
        public String wanted() {
            return to.toString();
        }
    }

    /** No animations of windows and of programs. */
    record AnimationsOff() implements PreparationStep {
        @Override
        public String name() {
            return "animations";
        }

        @Override
        public String wanted() {
            return Switch.OFF.toString();
        }
    }

    /** No Doze: the device does not become idle by itself, so no window of maintenance falls into a trial. */
    record DozeOff() implements PreparationStep {
        @Override
        public String name() {
            return "doze";
        }

        @Override
        public String wanted() {
            return Switch.OFF.toString();
        }
    }

    /**
     * What chooses the clocks of the processors, for all of them. Only root may set it.
     *
     * @param wanted the kernel's name of it: {@code performance}
     */
    record Governor(String wanted) implements PreparationStep {
        @Override
        public String name() {
            return "governor";
        }
    }

    /** Battery saver, which limits clocks and background work. */
    record BatterySaver(Switch to) implements PreparationStep {
        @Override
        public String name() {
            return "battery_saver";
        }

        @Override
        public String wanted() {
            return to.toString();
        }
    }

    /**
     * The power mode of a Jetson, as {@code nvpmodel} knows it.
     *
     * @param mode its name, {@code 15W}, or its number on this board
     */
    record PowerMode(String mode) implements PreparationStep {
        @Override
        public String name() {
            return "power_mode";
        }

        @Override
        public String wanted() {
            return mode;
        }
    }

    /** Clocks at the highest that the power mode allows, all the time, as {@code jetson_clocks} sets them. */
    record ClocksPinned() implements PreparationStep {
        @Override
        public String name() {
            return "clocks";
        }

        @Override
        public String wanted() {
            return "pinned";
        }
    }
}
