/** In which a page has to be fit to be read, as options of a browser's context. */
export const LOOKS = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['Chinese', { locale: 'zh-CN' }],
  ['320 px', { viewport: { width: 320, height: 640 } }],
] as const;
