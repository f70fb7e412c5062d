package org.appointmentscheduler.command.catalogue;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say about types, by simple name, in Markdown. */
record Comments(Map<String, Comment> byType) {

    /** @param components what is said about each component of a record that does not speak for itself */
    record Comment(String text, Map<String, String> components) {}

    static Comments of(List<Path> sources) throws IOException {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            var trees = DocTrees.instance(task);
            var found = new HashMap<String, Comment>();
            for (var unit : task.parse()) {
                new TreePathScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
                        var comment = trees.getDocCommentTree(getCurrentPath());
                        if (comment != null) {
                            found.put(type.getSimpleName().toString(), comment(comment));
                        }
                        return super.visitClass(type, nothing);
                    }
                }.scan(unit, null);
            }
            return new Comments(found);
        }
    }

    Comment about(Class<?> type) {
        return byType.getOrDefault(type.getSimpleName(), new Comment("", Map.of()));
    }

    private static Comment comment(DocCommentTree comment) {
        var components = comment.getBlockTags().stream()
                .filter(ParamTree.class::isInstance)
                .map(ParamTree.class::cast)
                .collect(Collectors.toMap(
                        tag -> tag.getName().getName().toString(), tag -> markdown(tag.getDescription())));
        return new Comment(markdown(comment.getFullBody()), components);
    }

    private static String markdown(List<? extends DocTree> trees) {
        return trees.stream()
                .map(Comments::markdown)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ");
    }

    private static String markdown(DocTree tree) {
        return switch (tree) {
            case LiteralTree literal -> "`" + literal.getBody().getBody() + "`";
            case LinkTree link -> "`" + link.getReference().getSignature() + "`";
            default -> tree.toString();
        };
    }
}
