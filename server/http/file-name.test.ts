import { expect, test } from 'vitest';
import { fileNameHeader } from './file-name';

test.each([
  ['boiler.csv', 'attachment; filename="boiler.csv"; filename*=UTF-8\'\'boiler.csv'],
  ['cold-room/3.csv', 'attachment; filename="cold-room-3.csv"; filename*=UTF-8\'\'cold-room-3.csv'],
  ['a"\r\nb.csv', 'attachment; filename="a---b.csv"; filename*=UTF-8\'\'a---b.csv'],
  ['冷库 (1).csv', 'attachment; filename="__ (1).csv"; filename*=UTF-8\'\'%E5%86%B7%E5%BA%93%20%281%29.csv'],
])('[HT23] %j is safe as the name of a file', (name, header) => {
  expect(fileNameHeader(name)).toBe(header);
});
