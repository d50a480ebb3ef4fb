import { z } from 'zod';

// The page's security policy forbids code made from text, which zod would try for speed. To be imported before any wire shape:
// each shape decides when it is made.
z.config({ jitless: true });
