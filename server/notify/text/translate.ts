import { createTranslator } from 'use-intl/core';
import english from '../../../messages/en.json';
import chinese from '../../../messages/zh-CN.json';

type Language = 'en' | 'zh-CN';

const MESSAGES = { en: { notify: english.notify }, 'zh-CN': { notify: chinese.notify } };

export type Translate = ReturnType<typeof createTranslate>;

/** The words of messages in one language. */
export function createTranslate(language: Language) {
  return createTranslator({ locale: language, messages: MESSAGES[language], namespace: 'notify' });
}
