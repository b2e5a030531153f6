import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/dropzone/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from '../kernel/invariant.ts';
import { App } from './app.tsx';
import { setUpMessages } from './messages/setup.ts';

await setUpMessages();
const root = document.getElementById('root');
invariant(root, 'index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
