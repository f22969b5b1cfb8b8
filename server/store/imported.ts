/** What was imported counts as stored on this day, which has a partition that no retention ever drops. */
export const IMPORTED_ON = '1970-01-01';
