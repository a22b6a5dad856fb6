import { lazy } from 'react';
import './intake-messages.css';
import './words';

// Loaded when they are opened, as the other parts of the desk.
export const MessagesPage = lazy(async () => ({ default: (await import('./messages-page')).MessagesPage }));
export const MessagePage = lazy(async () => ({ default: (await import('./message-page')).MessagePage }));
