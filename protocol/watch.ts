/** Sensors a browser may watch at once: more tiles than a screen holds, in a list that fits what a browser may send. */
export const MAX_WATCHED = 100;
