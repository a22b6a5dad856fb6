/** What can be written down wherever schemes say nothing: untrue, kept back, an error that the upper unit pointed out. */
export const usualPenalties = ['false_report', 'concealed', 'error_noted_by_above'] as const;
