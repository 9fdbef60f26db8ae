/** A copy of a module that is run anew: what it puts together when it is loaded can be watched. */
declare module '*?built'
