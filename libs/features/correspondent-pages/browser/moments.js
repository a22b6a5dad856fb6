/**
 * The day that calendars in this country show at a moment: `2026-07-22`.
 * @param {string | number} moment
 */
export function dayOf(moment) {
  return beijing(moment).slice(0, 10);
}

/**
 * A moment as clocks in this country show it: `7月22日 09:05`.
 * @param {string | number} moment
 */
export function momentText(moment) {
  return `${dayText(dayOf(moment))} ${beijing(moment).slice(11, 16)}`;
}

/**
 * `2026-07-22` as `7月22日`.
 * @param {string} day
 */
export function dayText(day) {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** @param {string | number} moment */
function beijing(moment) {
  return new Date(new Date(moment).getTime() + 8 * 3600000).toISOString();
}
