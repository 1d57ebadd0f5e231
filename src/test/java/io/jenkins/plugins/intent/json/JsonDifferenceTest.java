package io.jenkins.plugins.intent.json;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

/** The first place in which two documents differ, in words. */
public class JsonDifferenceTest {
    private static String difference(String before, String now) throws Exception {
        return JsonDifference.of(JsonTrees.read(before), JsonTrees.read(now)).orElse("none");
    }

    @Test
    public void valueIsNamedByItsPlaceWithWhatItWasAndIs() throws Exception {
        assertEquals("/a/1/b was 1, and is \"x\"", difference("{\"a\":[0,{\"b\":1}]}", "{\"a\":[0,{\"b\":\"x\"}]}"));
        assertEquals("all of it was 1, and is [2]", difference("1", "[2]"));
    }

    @Test
    public void whatIsGoneAndWhatIsNewAreTold() throws Exception {
        assertEquals("/a is gone", difference("{\"a\":1,\"b\":2}", "{\"b\":2}"));
        assertEquals("/a~1b is new: true", difference("{}", "{\"a/b\":true}"));
        assertEquals("/1 is gone", difference("[1,2]", "[1]"));
        assertEquals("/1 is new: {}", difference("[1]", "[1,{}]"));
    }

    @Test
    public void orderOfFieldsAndWhiteSpaceMeanNothing() throws Exception {
        assertEquals("none", difference("{\"a\":1,\"b\":[2]}", "{ \"b\" : [ 2 ], \"a\" : 1 }"));
    }
}
