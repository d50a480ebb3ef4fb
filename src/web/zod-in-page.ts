import { z } from 'zod/v4';

// The page's security policy forbids code made from text, which zod would try for speed. Each shape decides when it is made: in the
// pages `zod` is this module (`vite.config.ts`), so that no shape can be made before this is said.
z.config({ jitless: true });

export { z };
