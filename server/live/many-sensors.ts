/** Up to this many everything goes to everybody: what a browser would save is less than what it costs to ask. */
const MANY = 100;

/** Few again only below this, so that a sensor that comes and goes does not send every browser to and fro. */
const FEW = 80;

/** Whether there are so many sensors that browsers are sent what they watch, given whether there were before. */
export function areMany(sensorCount: number, wereMany: boolean): boolean {
  return wereMany ? sensorCount >= FEW : sensorCount > MANY;
}
