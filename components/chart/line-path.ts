/** Where a row lies, in pixels; null: the line is broken there. */
export type RowPlace<Row> = { x(row: Row): number; y(row: Row): number | null };

/** A line through rows in their order, as an SVG path. A row between two breaks is a point, which only round ends show. */
export function linePath<Row>(rows: readonly Row[], { x, y }: RowPlace<Row>): string {
  let path = '';
  let pen = 'M';
  for (const row of rows) {
    const rowY = y(row);
    if (rowY !== null) path += `${pen}${x(row).toFixed(1)} ${rowY.toFixed(1)}`;
    pen = rowY === null ? 'M' : 'L';
  }
  return path;
}
