import type { SensorGroup } from '../sensors/sensor-groups';

/** More choices than this are found by a word, not by eye. */
const MOST_OFFERED = 120;

/** The first of these sensors to choose from, and how many others there are. */
export function offered(groups: readonly SensorGroup[], most = MOST_OFFERED) {
  let room = most;
  let hidden = 0;
  const shown = groups.map(({ name, sensorIds }) => {
    const taken = sensorIds.slice(0, room);
    room -= taken.length;
    hidden += sensorIds.length - taken.length;
    return { name, sensorIds: taken };
  });
  return { groups: shown.filter(({ sensorIds }) => sensorIds.length > 0), hidden };
}
