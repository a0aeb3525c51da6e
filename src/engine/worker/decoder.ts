import sharp from "sharp";

// Each picture is seen once, by one thread: more threads and caches only cost memory.
sharp.cache(false);
sharp.concurrency(1);

/** sharp as every worker uses it. Loading it takes as long as decoding two or three pictures. */
export { sharp };
