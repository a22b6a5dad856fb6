import { addWords } from '@/ui';
import enUS from './sentences/en-US.json';
import zhCN from './sentences/zh-CN.json';

addWords('intake-messages', { 'zh-CN': zhCN, 'en-US': enUS });
